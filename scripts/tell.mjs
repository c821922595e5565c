// What the scripts say to a person: all of it on standard error, in both languages.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A reason to stop, said to a person in both languages. */
export class Stop extends Error {
  constructor(vi, en) {
    super(`${vi}\n${en}`)
  }
}

export function say(vi, en) {
  process.stderr.write(`${vi}\n  ${en}\n`)
}

/** Runs a script's main part; what stops it is printed plainly and the exit status is 1. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}

/** Runs a program to its end; what it prints is kept, in case it has to be shown. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    const end = (status) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve({ status, output })
    }
    child.once('error', (error) => {
      output += error.message
      end(-1)
    })
    child.once('close', end)
  })
}

/** Says that something long is going on, and for how long; returns how to end it. */
export function progress(vi, en) {
  say(`${vi}…`, `${en}…`)
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const terminal = process.stderr.isTTY
  const timer = setInterval(
    () => process.stderr.write(terminal ? `\r  ${seconds()} s ` : `  … ${seconds()} s\n`),
    terminal ? 1_000 : 10_000,
  )
  return () => {
    clearInterval(timer)
    process.stderr.write(`${terminal ? '\r' : ''}  ${seconds()} s\n`)
  }
}
