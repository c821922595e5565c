import type { ReadSigner } from '../../reading.ts'
import { isPost, isSigningWord } from './letterhead-words.ts'
import { fold, type Unit } from './model.ts'
import { words } from './zones.ts'
import { isCapitals } from './wraps.ts'

export interface Tail {
  recipients: string[]
  signer: ReadSigner | null
}

/** Recipients and signature, in whatever order the columns came; every unit gets its leaf. */
export function readTail(units: Unit[]): Tail {
  const tail: Tail = { recipients: [], signer: null }
  const signer: ReadSigner = { for: null, capacity: null, post: null, name: null }
  let listing = false
  let signed = false
  for (const unit of units) {
    for (const line of unit.lines) line.piece.kind = 'signature'
    const text = words(unit)
    const listed = /^[-–]?\s*Nơi\s+nhận\s*:?\s*/u.exec(text)
    if (listed) {
      listing = true
      claim(unit, 'recipient')
      const rest = text.slice(listed[0].length)
      if (rest) tail.recipients.push(...rest.split(/;\s*[-–]\s*/u).map(recipient))
    } else if (isSigningWord(text)) {
      signed = true
      if (/^T(?:M|\/M)/u.test(text)) signer.for ??= text
      else if (/^Q\./u.test(text)) signer.post ??= text
      else signer.capacity ??= text
    } else if (isPost(text) && !unit.mark) {
      signed = true
      signer.post ??= text
    } else if (signed && isName(text) && !unit.mark && signer.name === null) signer.name = text
    else if (listing && (unit.mark?.order === 0 || !signed || /[;.]$/u.test(text))) {
      if (unit.mark || !isCapitals(text)) {
        claim(unit, 'recipient')
        const value = recipient(unit.mark?.order === 0 ? unit.text : text)
        if (value) tail.recipients.push(value)
      }
    } else if (
      signed &&
      signer.for !== null &&
      signer.post === null &&
      isCapitals(text) &&
      signer.name === null
    )
      signer.post = text
    else if (
      signed &&
      signer.name === null &&
      isCapitals(text) &&
      signer.for === null &&
      signer.post === null
    )
      signer.post = text
  }
  tail.signer = Object.values(signer).some((part) => part !== null) ? signer : null
  return tail
}

function claim(unit: Unit, kind: 'recipient'): void {
  for (const line of unit.lines) line.piece.kind = kind
}

function recipient(text: string): string {
  return fold(text)
    .replace(/^[-–+•]\s*/u, '')
    .replace(/[;.,]+$/u, '')
    .trim()
}

/** Two to six words with capitals, no sentence. */
function isName(text: string): boolean {
  const plain = text.replace(
    /^(?:ThS|TS|BS|PGS|GS|CN|BSCKI{1,2}|Bác sĩ|Đại tá|Thiếu tướng|Thượng tá|Trung tá)\.?\s+/u,
    '',
  )
  return /^\p{Lu}[\p{L}’']*(?:\s+\p{Lu}[\p{L}’']*){1,5}$/u.test(plain) && /\p{Ll}/u.test(plain)
}
