import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'

/** An element of a Word part. Names carry our own prefixes (`w:p`), attributes only their local name, but `r:id`. */
export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: (XmlNode | string)[]
}

/** Both families of OOXML, transitional and strict, and what else is looked at; the rest gets an empty prefix. */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
}

/** Only these hold letters of the page; white space between elements and other parts' settings are not kept. */
const textElements = new Set(['w:t', 'm:t'])

/** The tree of one part. Throws a refusal when it is not well-formed, has a DTD, nests too deeply or is too large. */
export function parseXml(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const open = [root]
  let nodes = 0
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', () => {
    throw new Refusal('document.damaged')
  })
  parser.on('doctype', () => {
    throw new Refusal('document.damaged')
  })
  const count = () => {
    nodes += 1
    if (nodes > limits.xmlNodes) throw new Refusal('document.too_large')
  }
  parser.on('attribute', count)
  parser.on('opentag', (tag) => {
    count()
    if (open.length > limits.xmlDepth) throw new Refusal('document.too_deep')
    const node: XmlNode = { name: named(tag.uri, tag.local), attributes: {}, children: [] }
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      node.attributes[prefixes[uri] === 'r' ? `r:${local}` : local] = value
    }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => void open.pop())
  const keepText = (text: string) => {
    const parent = open.at(-1)!
    if (textElements.has(parent.name)) parent.children.push(text)
  }
  parser.on('text', keepText)
  parser.on('cdata', keepText)
  parser.write(decodeXml(bytes)).close()
  const top = root.children[0]
  if (top === undefined || typeof top === 'string') throw new Refusal('document.damaged')
  return top
}

function named(uri: string, local: string): string {
  return `${prefixes[uri] ?? ''}:${local}`
}

function decodeXml(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : null
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes)
}

export function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((each) => typeof each !== 'string')
}

export function child(node: XmlNode | null | undefined, name: string): XmlNode | null {
  return (node && elements(node).find((each) => each.name === name)) ?? null
}

/** The `w:val` of a child element, or null. */
export function valueOf(node: XmlNode | null | undefined, name: string): string | null {
  return child(node, name)?.attributes['val'] ?? null
}

/** An on/off property: present without a value means on. Undefined when it is not there. */
export function switchOf(node: XmlNode | null | undefined, name: string): boolean | undefined {
  const found = child(node, name)
  if (found === null) return undefined
  return !['0', 'false', 'off', 'none'].includes(found.attributes['val'] ?? '1')
}

/** The number of an attribute, or null when it is absent or none. */
export function numberOf(text: string | null | undefined): number | null {
  const value = text === null || text === undefined || text === '' ? Number.NaN : Number.parseFloat(text)
  return Number.isFinite(value) ? value : null
}

/** What stands in for an element that only wraps others (content controls, insertions, alternatives); null when it is none. */
export function unwrap(node: XmlNode): XmlNode[] | null {
  if (node.name === 'w:sdt') return childrenOf(child(node, 'w:sdtContent'))
  if (node.name === 'mc:AlternateContent') {
    return childrenOf(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))
  }
  const wraps = ['w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag', 'w:sdtContent']
  return wraps.includes(node.name) ? elements(node) : null
}

function childrenOf(node: XmlNode | null): XmlNode[] {
  return node === null ? [] : elements(node)
}

/** Children with wrappers taken off. */
export function contents(node: XmlNode): XmlNode[] {
  const open = (each: XmlNode): XmlNode[] => unwrap(each)?.flatMap(open) ?? [each]
  return elements(node).flatMap(open)
}
