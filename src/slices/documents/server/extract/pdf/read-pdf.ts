import type { Block } from '../../../model.ts'
import { Refusal } from '../refusal.ts'

export async function readPdf(_bytes: Uint8Array): Promise<{ text: string; blocks: Block[] }> {
  throw new Refusal('document.unknown_kind')
}
