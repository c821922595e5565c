import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'
import { Fault } from '#kernel/fault.ts'
import { accessFaults } from '../faults.ts'

// Argon2id, 64 MiB, three passes: 81 ms on two cores (OWASP asks for at least 19 MiB, two passes).
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }
// Verified when the login is unknown, so that the answer takes as long as for a known one.
const NOBODY = await hash('không ai dùng mật khẩu này', COST)

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST)
}

// A code is 58 random bits that live two weeks: nobody guesses it, so a sheet of two hundred need not take a minute.
const CODE_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a one-time code, read back by `passwordFits`. */
export function hashCode(code: string): Promise<string> {
  return hash(code, CODE_COST)
}

/** True when the password belongs to the hash; takes as long without one. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? NOBODY, password.normalize('NFC'))
  return stored !== null && fits
}

const OFTEN = [
  '1234567890',
  'qwertyuiop',
  'matkhau123',
  'password123',
  'nghean123',
  '123456789a',
  'abcd123456',
]

/** Refuses passwords that are guessed first. */
export function refuseWeak(password: string, login: string): void {
  const plain = password.toLowerCase()
  const weak =
    password.length < 10 || plain.includes(login) || OFTEN.includes(plain) || /^(.)\1*$/.test(plain)
  if (weak) throw new Fault(accessFaults['password.weak'], { fields: ['new'] })
}

// No 0/O, 1/I/L: the code is read from paper.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A one-time code for paper, `K7PM-4QXT-92HD`: 58 bits. */
export function makeCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as typed from paper: case and dashes do not matter. */
export function readCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return plain.replace(/(.{4})(?=.)/g, '$1-')
}
