import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The program as an operator runs it: a process of its own, on a free port. */
export interface RunningProgram {
  url: string
  pid: number
  /** Milliseconds from the call to the line with the address. */
  ready: number
  /** Everything it has said so far. */
  said(): string
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts the program on a data folder and waits for its address; throws with its own words when it ends before. */
export async function startProgram(home: string, env: Record<string, string> = {}): Promise<RunningProgram> {
  const began = performance.now()
  const child = spawn(process.execPath, ['src/app/server.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MANG_NON_HOME: home, PORT: '0', MANG_NON_LOG: 'error', ...env },
  })
  const gone = once(child, 'exit')
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (status) =>
      reject(new Error(`the program ended (${status}) before it was ready:\n${said}`)),
    )
  })
  return {
    url,
    pid: child.pid!,
    ready: performance.now() - began,
    said: () => said,
    stop: () => end(child, 'SIGTERM', gone),
    kill: () => end(child, 'SIGKILL', gone),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals, gone: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  await gone
}
