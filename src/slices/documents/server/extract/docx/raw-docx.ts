import { strToU8, zipSync } from 'fflate'

/** For tests: a Word file from the inside of its body and further parts, `word/numbering.xml` and so on by their short names. */
export function rawDocx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const names = Object.keys(parts)
  const links = names.map(
    (name) =>
      `<Relationship Id="${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name.replace(/\d/, '')}" Target="${name}.xml"/>`,
  )
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(
      relationships(
        '<Relationship Id="main" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(relationships(links.join(''))),
    'word/document.xml': strToU8(part('document', `<w:body>${body}</w:body>`)),
    ...Object.fromEntries(
      names.map((name) => [`word/${name}.xml`, strToU8(part(rootOf(name), parts[name]!))]),
    ),
  })
}

const rootOf = (name: string) =>
  name.startsWith('header') ? 'hdr' : name.startsWith('footer') ? 'ftr' : name

const relationships = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`

const part = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">${inside}</w:${root}>`

/** A run of text; `look` is the inside of its properties. */
export const run = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph of runs (or of plain text); `look` is the inside of its properties. */
export const para = (inside: string, look = '') =>
  `<w:p><w:pPr>${look}</w:pPr>${inside.startsWith('<') || inside === '' ? inside : run(inside)}</w:p>`

/** A paragraph of a list. */
export const item = (text: string, numId: number, level = 0) =>
  para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)

/** A level of a list: format and pattern, with more of its properties. */
export const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

export const abstractNum = (id: number, inside: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`

export const num = (id: number, abstract: number, inside = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inside}</w:num>`

export const cell = (inside: string, look = '') =>
  `<w:tc><w:tcPr>${look}</w:tcPr>${inside.startsWith('<') ? inside : para(inside)}</w:tc>`

export const row = (cells: string[], look = '') => `<w:tr><w:trPr>${look}</w:trPr>${cells.join('')}</w:tr>`

export const lines =
  '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'

export const table = (rows: string[], look = lines) =>
  `<w:tbl><w:tblPr>${look}</w:tblPr>${rows.join('')}</w:tbl>`
