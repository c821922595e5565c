import type { Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'
import { consolidationEn, consolidationVi } from '../../messages/consolidation.ts'

const catalogue = { vi: consolidationVi, en: consolidationEn }

export function useConsolidationWords(): Messages<typeof consolidationVi> {
  return useWords(catalogue)
}
