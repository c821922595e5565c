import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Fault, kernelFaults, type FaultAnswer, type FaultDef } from '../fault.ts'
import { kernelWords } from '../messages/input.ts'
import type { Lang } from '../message.ts'

const CONSTRAINTS = new Map<string, FaultDef<never>>()

/** Names a database constraint's fault, so that a race ends in the same sentence as the check before it. */
export function faultOfConstraint(constraint: string, def: FaultDef<never>): void {
  CONSTRAINTS.set(constraint, def)
}

/** What an error means to a person; null when it is our own mistake (then it is a 500 and goes to the log). */
export function faultOfError(error: unknown): Fault | null {
  if (error instanceof Fault) return error
  if (error instanceof z.core.$ZodError)
    return new Fault(kernelFaults['input.invalid'], { data: { issues: error.issues } })
  const { code, constraint, statusCode } = error as {
    code?: string
    constraint?: string
    statusCode?: number
  }
  const named = constraint === undefined ? undefined : CONSTRAINTS.get(constraint)
  if (named !== undefined) return new Fault(named)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Fault(kernelFaults['input.too_large'])
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Fault(kernelFaults['input.type'])
  if (code === 'ENOSPC') return new Fault(kernelFaults['storage.full'])
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return faultOfSqlState(code)
  if (isUnreachable(error)) return new Fault(kernelFaults['busy.try_again'])
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new Fault(kernelFaults['input.unreadable'])
  return null
}

/** The database cannot be reached just now: it restarts, or all connections are taken. */
function isUnreachable(error: unknown): boolean {
  const { message, syscall } = error as { message?: string; syscall?: string }
  return (
    syscall === 'connect' ||
    /^(timeout exceeded when trying to connect|Connection terminated)/.test(message ?? '')
  )
}

function faultOfSqlState(state: string): Fault | null {
  if (state === '23505' || state === '23P01') return new Fault(kernelFaults['record.exists'])
  if (state === '23503') return new Fault(kernelFaults['record.refers'])
  if (state.startsWith('22') || state === '23514') return new Fault(kernelFaults['input.invalid'])
  if (state === '53100') return new Fault(kernelFaults['storage.full'])
  if (/^(40|53|57|55|08)/.test(state)) return new Fault(kernelFaults['busy.try_again'])
  return null
}

/** Answers with the fault's own words; the unexpected is said without a detail and logged without input. */
export function answerFault(
  reply: FastifyReply,
  fault: Fault | null,
  lang: Lang,
  error?: unknown,
): FastifyReply {
  if (fault === null) {
    const { name, code, stack } = (error ?? {}) as { name?: string; code?: string; stack?: string }
    // The message of a database error may quote a row, so only where it happened is logged.
    const where = stack
      ?.split('\n')
      .filter((line) => line.trim().startsWith('at '))
      .slice(0, 6)
    reply.log.error({ name, code, where }, 'unexpected')
    const text = kernelWords[lang].unexpected
    return reply.status(500).send({ code: 'unexpected', text } satisfies FaultAnswer)
  }
  const { issues, ...data } = fault.data
  const answer: FaultAnswer = { code: fault.def.code, text: fault.text(lang), ...data }
  const fields = (issues as z.core.$ZodIssue[] | undefined)?.map((issue) => ({
    path: issue.path.join('.'),
    text: kernelWords[lang].issue(issue),
  }))
  if (fields !== undefined) answer.fields = fields
  else if (fault.fields.length > 0) answer.fields = fault.fields.map((path) => ({ path, text: answer.text }))
  if (fault.def.status === 429 || fault.def.status === 503) void reply.header('retry-after', '5')
  return reply.status(fault.def.status).send(answer)
}
