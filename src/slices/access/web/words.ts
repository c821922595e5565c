import type { Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'
import { en } from '../messages/en.ts'
import { vi } from '../messages/vi.ts'

const catalogue = { vi, en }

export type AccessWords = Messages<typeof vi>

export function useAccessWords(): AccessWords {
  return useWords(catalogue)
}
