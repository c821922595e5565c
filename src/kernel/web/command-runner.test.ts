import { describe, expect, test } from 'vitest'
import { NoLine, Refused } from './client.ts'
import { CommandRunner } from './command-runner.ts'

type Attempt = { input: { text: string }; id: string }

function runner(...outcomes: (() => Promise<string>)[]) {
  const attempts: Attempt[] = []
  let release: (() => void) | null = null
  const made = new CommandRunner<{ text: string }, string>({
    send: (input, id) => {
      attempts.push({ input, id })
      return outcomes[attempts.length - 1]!()
    },
    back: () => new Promise((resolve) => (release = resolve)),
    onChange: () => {},
  })
  const lineReturns = async () => {
    await settle()
    release?.()
    await settle()
  }
  return { made, attempts, lineReturns }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))
const lost = () => Promise.reject(new NoLine('no answer'))
const refusal = (status: number, code: string) => () =>
  Promise.reject(new Refused(status, { code, text: code }))

describe('a command', () => {
  test('is sent again by the same id when the line returns', async () => {
    const { made, attempts, lineReturns } = runner(lost, lost, () => Promise.resolve('done'))
    const running = made.run({ text: 'a' })
    await settle()
    expect(made.view.status).toBe('waiting')
    await lineReturns()
    await lineReturns()
    expect(await running).toEqual({ answer: 'done' })
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(1)
    expect(made.view.status).toBe('idle')
  })

  test('pressed twice is one intent', async () => {
    const { made, attempts } = runner(() => settle().then(() => 'done'))
    const [first, second] = await Promise.all([made.run({ text: 'a' }), made.run({ text: 'a' })])
    expect([first, second]).toEqual([{ answer: 'done' }, null])
    expect(attempts).toHaveLength(1)
  })

  test('a changed text is another intent and ends the waiting of the first', async () => {
    const { made, attempts, lineReturns } = runner(lost, () => Promise.resolve('second'))
    const first = made.run({ text: 'a' })
    await settle()
    expect(await made.run({ text: 'b' })).toEqual({ answer: 'second' })
    await lineReturns()
    expect(await first).toBeNull()
    expect(attempts).toHaveLength(2)
    expect(attempts[0]!.id).not.toBe(attempts[1]!.id)
  })

  test('a refusal is told and never repeated; the next press is a new command', async () => {
    const { made, attempts } = runner(refusal(422, 'input.invalid'), () => Promise.resolve('done'))
    expect(await made.run({ text: 'a' })).toBeNull()
    expect(made.view.error).toMatchObject({ status: 422 })
    expect(await made.run({ text: 'a' })).toEqual({ answer: 'done' })
    expect(attempts[0]!.id).not.toBe(attempts[1]!.id)
  })

  test('a busy server is tried a few times, then said', async () => {
    const busy = refusal(503, 'busy.try_again')
    const { made, attempts, lineReturns } = runner(busy, busy, busy, busy, busy)
    const running = made.run({ text: 'a' })
    for (let i = 0; i < 5; i++) await lineReturns()
    expect(await running).toBeNull()
    expect(attempts).toHaveLength(5)
    expect(made.view.error).toMatchObject({ status: 503 })
  })
})
