import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root, say, Stop } from './tell.mjs'

/** One run at a time does this work in this folder; the others wait, then find it done. */
export async function oneAtATime(name, work) {
  const lock = join(root, '.cache', `${name}.lock`)
  try {
    mkdirSync(dirname(lock), { recursive: true })
    for (let tries = 0; !take(lock); tries++) {
      if (tries === 10)
        say('Một lần chạy khác đang chuẩn bị, đang chờ…', 'Another run is preparing; waiting…')
      breakIfDead(lock)
      await wait(100)
    }
  } catch (error) {
    throw new Stop(`Không ghi được vào ${root}: ${error.message}`, `${root} cannot be written to.`)
  }
  const leave = () => rmSync(lock, { force: true })
  process.once('exit', leave)
  try {
    await work()
  } finally {
    process.off('exit', leave)
    leave()
  }
}

function take(lock) {
  try {
    const file = openSync(lock, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// Only who holds the folder `.break` may remove another's lock, and looks again once he holds it: so nobody removes a
// lock that a third has taken meanwhile.
function breakIfDead(lock) {
  if (!isDead(lock)) return
  const right = `${lock}.break`
  try {
    mkdirSync(right)
  } catch {
    const since = statSync(right, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 10_000) rmdirSync(right)
    return
  }
  if (isDead(lock)) unlinkSync(lock)
  rmdirSync(right)
}

function isDead(lock) {
  const stats = statSync(lock, { throwIfNoEntry: false })
  if (!stats) return false
  const pid = Number(readFileSync(lock, 'utf8'))
  // Empty: taken this moment, or by someone who died in it.
  if (!pid) return Date.now() - stats.mtimeMs > 5_000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
