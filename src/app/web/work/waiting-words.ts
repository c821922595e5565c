import type { WaitingItem } from '#kernel/waiting.ts'
import type { Lang } from '#kernel/message.ts'
import { planWaitingWords } from '#slices/plan/web/api.tsx'
import { reportWaitingWords } from '#slices/reports/web/api.tsx'

type Say = (values: WaitingItem['values']) => string

/** What a slice says of one kind of waiting thing: the line, the button, the margin without a deadline, a remark. */
export interface WaitingWords {
  title: Say
  act: Say
  why: Say
  note: Say
}

/** The words of all slices' waiting things, by verb. */
export const waitingWords: Record<Lang, Record<string, WaitingWords | undefined>> = {
  vi: { ...planWaitingWords.vi, ...reportWaitingWords.vi },
  en: { ...planWaitingWords.en, ...reportWaitingWords.en },
}
