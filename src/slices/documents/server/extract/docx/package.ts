import { inflateEntry, listZip } from '#kernel/server/zip.ts'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { elements, parseXml, type XmlNode } from './xml.ts'

export interface WordPackage {
  document: XmlNode
  /** The part of that type (`styles`, `numbering`, `footnotes` …) belonging to the document, or null. */
  partOfType(type: string): XmlNode | null
  /** The part behind a relationship id of the document (headers and footers), or null. */
  partOfId(id: string): XmlNode | null
}

interface Relationship {
  id: string
  type: string
  target: string
}

/** Opens a Word file; parts are inflated when they are asked for, within limits. Throws a refusal. */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  const entries = listZip(bytes, limits.zipEntries + 1)
  if (entries === null) throw new Refusal('document.damaged')
  if (entries.length > limits.zipEntries) throw new Refusal('document.too_large')
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  let budget = limits.partsBytes

  function read(path: string): XmlNode | null {
    const entry = byName.get(path.toLowerCase())
    if (entry === undefined) return null
    if (entry.encrypted) throw new Refusal('document.encrypted')
    const inflated = inflateEntry(bytes, entry, Math.min(limits.partBytes, budget))
    if (inflated === 'too-large') throw new Refusal('document.too_large')
    if (inflated === 'damaged') throw new Refusal('document.damaged')
    budget -= inflated.length
    return parseXml(inflated)
  }

  const main = relationships(read('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')
  const path = main?.target ?? 'word/document.xml'
  const document = read(path)
  if (document === null) throw new Refusal('document.damaged')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const links = relationships(read(`${folder}_rels/${path.slice(folder.length)}.rels`), folder)
  const follow = (link: Relationship | undefined) => (link === undefined ? null : read(link.target))
  return {
    document,
    partOfType: (wanted) => follow(links.find(({ type }) => type === wanted)),
    partOfId: (wanted) => follow(links.find(({ id }) => id === wanted)),
  }
}

function relationships(root: XmlNode | null, folder: string): Relationship[] {
  return (root === null ? [] : elements(root)).map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
    // Resolved as an address, so that "../x" and "/x" mean what they mean; nothing outside the archive can be reached.
    target: new URL(attributes['Target'] ?? '', `zip:/${folder}`).pathname.replace(/^\//, ''),
  }))
}
