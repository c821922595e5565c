import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './tell.mjs'

/**
 * Runs a part of the program on Node 26 in our place: its terminal, arguments, signals and exit status are ours. It
 * gets a channel that closes when we die (`disconnect`), so that it does not outlive a killed start.
 */
export function handOver(node, script, args) {
  const child = spawn(node, [join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      // Ctrl-C reaches the child from the terminal already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  // npm passes a signal on to its shell, which dies of it and tells nobody: we notice by having lost our parent.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(function () {
      if (process.ppid === parent) return
      clearInterval(this)
      child.kill('SIGTERM')
    }, 500).unref()
  }
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.once('exit', (status, signal) => {
    if (!signal) process.exit(status ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
