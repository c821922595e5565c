import { listAt, splitBodies } from './bodies.ts'
import { unique } from './unique.ts'

/** What attribute lines or the columns of a row say about a task. */
export interface Attributes {
  lead: string[] | null
  supporting: string[] | null
  time: string | null
}

export function noAttributes(): Attributes {
  return { lead: null, supporting: null, time: null }
}

/** Bodies of a value "Sở Y tế (chủ trì), phối hợp với Công an tỉnh": who leads and who supports. */
export function readLead(value: string): { lead: string[]; supporting: string[] } {
  const parted =
    /[,;.]?\s*(?:chủ\s+trì\s*[,;]?\s*)?(?:\(\s*)?(?:(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp(?:\s+(?:chặt\s+chẽ\s+)?(?:với|cùng))?\s*:?\s*/iu.exec(
      value,
    )
  const head = (parted ? value.slice(0, parted.index) : value)
    .replace(/\s*\(?\s*chủ\s+trì\s*\)?\s*[,;:.]?\s*$/iu, '')
    .replace(/^chủ\s+trì\s*:\s*/iu, '')
  const tail = parted ? value.slice(parted.index + parted[0].length).replace(/\)\s*\.?$/u, '') : ''
  return { lead: splitValue(head), supporting: splitValue(tail) }
}

/** The bodies of an attribute's value; trailing words that are no body stay out when the value runs on as a sentence. */
export function splitValue(value: string): string[] {
  const text = value.trim()
  if (text === '' || /^[-–…./\s]+$/u.test(text)) return []
  const list = listAt(text, 0)
  if (
    list &&
    /^\s+(?:thực hiện|triển khai|chủ trì|tham mưu|hướng dẫn|tổ chức)(?!\p{L})/u.test(text.slice(list.end))
  )
    return list.names
  return unique(splitBodies(value))
}
