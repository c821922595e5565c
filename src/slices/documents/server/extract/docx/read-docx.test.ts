import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { abstractNum, cell, item, level, lines, num, para, rawDocx, row, run, table } from './raw-docx.ts'
import { readDocx } from './read-docx.ts'

const textOf = (body: string, parts?: Record<string, string>) => readDocx(rawDocx(body, parts)).text

test('blocks tile the text, and letters come out composed', () => {
  const read = readDocx(
    rawDocx(para('Kế hoạch'.normalize('NFD')) + table([row([cell('1'), cell('Việc')])]) + para('')),
  )
  expect(read.text).toBe('Kế hoạch\n1\tViệc\t\n\n')
  let at = 0
  for (const block of read.blocks) {
    expect(block.start).toBe(at)
    at = block.end
  }
  expect(at).toBe(read.text.length)
})

test('numbers are written as Word makes them, level by level', () => {
  const outline = abstractNum(
    0,
    level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%2.') +
      level(2, 'lowerLetter', '%3)') +
      level(3, 'decimal', '%1.%2.%4.', '<w:isLgl/>'),
  )
  const body = [
    [0, 'Mục đích'],
    [1, 'A'],
    [2, 'a'],
    [2, 'b'],
    [1, 'B'],
    [2, 'c'],
    [0, 'Nội dung'],
    [1, 'C'],
    [3, 'D'],
  ]
  expect(
    textOf(body.map(([at, text]) => item(String(text), 1, Number(at))).join(''), {
      numbering: outline + num(1, 0),
    }),
  ).toBe('I. Mục đích\n1. A\na) a\nb) b\n2. B\na) c\nII. Nội dung\n1. C\n2.1.1. D\n')
})

test('two lists made from one definition count on, unless the second starts over', () => {
  const numbering =
    abstractNum(0, level(0, 'decimal', '%1.')) +
    num(1, 0) +
    num(2, 0) +
    num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
  expect(textOf(item('a', 1) + item('b', 2) + item('c', 3) + item('d', 3), { numbering })).toBe(
    '1. a\n2. b\n1. c\n2. d\n',
  )
})

test('a level restarts only after the level it names', () => {
  const levels = (restart: string) =>
    abstractNum(0, level(0, 'decimal', '%1.') + level(1, 'decimal', '%2)', restart)) + num(1, 0)
  const body = item('a', 1) + item('b', 1, 1) + item('c', 1) + item('d', 1, 1)
  expect(textOf(body, { numbering: levels('') })).toBe('1. a\n1) b\n2. c\n1) d\n')
  expect(textOf(body, { numbering: levels('<w:lvlRestart w:val="0"/>') })).toBe('1. a\n1) b\n2. c\n2) d\n')
})

test('a style brings its list and level, and a paragraph may step out of it', () => {
  const numbering =
    abstractNum(
      0,
      level(0, 'upperRoman', '%1.', '<w:pStyle w:val="Muc"/>') +
        level(1, 'decimal', '%2.', '<w:pStyle w:val="Khoan"/>'),
    ) + num(5, 0)
  const styles =
    '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Muc"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
  const style = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`
  const read = readDocx(
    rawDocx(
      para('Mục đích', style('Muc')) +
        para('Yêu cầu', style('Khoan')) +
        para('Ngoài', style('Muc', '<w:numPr><w:numId w:val="0"/></w:numPr>')),
      { numbering, styles },
    ),
  )
  expect(read.text).toBe('I. MỤC ĐÍCH\n1. YÊU CẦU\nNGOÀI\n')
  expect(
    read.blocks.map(
      (block) => block.type === 'paragraph' && [block.madeMark, block.level, block.outline, block.bold],
    ),
  ).toEqual([
    ['I.', 0, 0, true],
    ['1.', 1, 1, true],
    [null, null, 0, true],
  ])
})

test('a definition may point to a numbering style', () => {
  const numbering =
    abstractNum(0, '<w:numStyleLink w:val="Kieu"/>') +
    abstractNum(1, '<w:styleLink w:val="Kieu"/>' + level(0, 'decimal', 'Điều %1.')) +
    num(1, 0) +
    num(2, 1)
  const styles =
    '<w:style w:type="numbering" w:styleId="Kieu"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
  expect(textOf(item('Phạm vi', 1), { numbering, styles })).toBe('Điều 1. Phạm vi\n')
})

test('bullets are shown as the page shows them, and the mark is told', () => {
  const symbol = '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'
  const numbering =
    abstractNum(
      0,
      level(0, 'bullet', '-') +
        level(1, 'bullet', '+') +
        level(2, 'bullet', '\uf0b7', symbol) +
        level(3, 'bullet', '–'),
    ) + num(1, 0)
  const read = readDocx(
    rawDocx(item('a', 1) + item('b', 1, 1) + item('c', 1, 2) + item('d', 1, 3), { numbering }),
  )
  expect(read.text).toBe('- a\n+ b\n• c\n– d\n')
  expect(read.blocks.map((block) => block.type === 'paragraph' && block.madeMark)).toEqual([
    '-',
    '+',
    '•',
    '–',
  ])
})

test('tracked changes are accepted, also where they join paragraphs, rows and moves', () => {
  const deletedMark = '<w:rPr><w:del/></w:rPr>'
  expect(
    textOf(
      para(
        `${run('Giao ')}<w:del><w:r><w:delText>Sở A</w:delText></w:r></w:del><w:ins>${run('Sở B')}</w:ins>`,
      ) +
        para('nửa đầu ', deletedMark) +
        para('nửa sau') +
        para(`<w:del><w:r><w:delText>bỏ hẳn</w:delText></w:r></w:del>`, deletedMark) +
        para(`<w:moveFrom>${run('dời')}</w:moveFrom>`, '<w:rPr><w:moveFrom/></w:rPr>') +
        para(`<w:moveTo>${run('dời')}</w:moveTo>`) +
        table([row([cell('bỏ')], '<w:del/>'), row([cell('giữ')], '<w:ins/>')]),
    ),
  ).toBe('Giao Sở B\nnửa đầu nửa sau\ndời\ngiữ\t\n')
})

test('of a field only its result is read, also nested and over paragraphs', () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>${run('thừa')}`
  expect(
    textOf(
      para(
        `${mark('begin')}${instruction('IF ')}${mark('begin')}${instruction('DATE')}${mark('separate')}${run('x')}${mark('end')}${mark('separate')}${run('kết ')}`,
      ) +
        para(`${run('quả')}${mark('end')}${run(' sau')}`) +
        para(
          `<w:fldSimple w:instr="PAGE">${run('7')}</w:fldSimple><w:hyperlink>${run(' liên kết')}</w:hyperlink>`,
        ),
    ),
  ).toBe('kết \nquả sau\n7 liên kết\n')
})

test('hidden text is left out; caps, breaks, hyphens and symbols come as the page shows them', () => {
  expect(
    textOf(
      para(run('thấy') + run(' ẩn', '<w:vanish/>')) +
        para(run('ẩn', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>') +
        para(run('điều tra', '<w:caps/>')) +
        para('<w:r><w:t>- Một;</w:t><w:br/><w:t>- Hai.</w:t><w:br w:type="page"/></w:r>') +
        para(
          '<w:r><w:t>28</w:t><w:noBreakHyphen/><w:t>CT</w:t><w:softHyphen/><w:t>/TW</w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
        ),
    ),
  ).toBe('thấy\nĐIỀU TRA\n- Một;\n- Hai.\n28-CT/TW\t•\n')
})

test('text set in the fonts used before Unicode is read as letters', () => {
  expect(
    textOf(
      para(run('KÕ ho¹ch', '<w:rFonts w:ascii=".VnTime"/>')) +
        para(run('uû ban', '<w:rFonts w:ascii=".VnTimeH"/>')) +
        para(run('Treû em', '<w:rFonts w:ascii="VNI-Times"/>')),
    ),
  ).toBe('Kế hoạch\nUỶ BAN\nTrẻ em\n')
})

test('a text box is read once, and content controls are seen through', () => {
  const box = (text: string) => `<w:txbxContent>${para(text)}</w:txbxContent>`
  expect(
    textOf(
      para(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('DỰ THẢO')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('DỰ THẢO')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Số: 1/KH')}`,
      ) +
        `<w:sdt><w:sdtPr/><w:sdtContent>${para(`<w:sdt><w:sdtContent>${run('trong ô')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
    ),
  ).toBe('Số: 1/KH\nDỰ THẢO\ntrong ô\n')
})

test('notes follow the body with raised marks, then what runs on every page, once', () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const note = (id: number, text: string) =>
    `<w:footnote w:id="${id}">${para(`<w:r><w:footnoteRef/></w:r>${run(text)}`)}</w:footnote>`
  const section = (refs: string, more = '') => `<w:sectPr>${refs}${more}</w:sectPr>`
  const read = readDocx(
    rawDocx(
      para(`${run('Quyết định số 5/QĐ-TTg')}${reference(8)}`) +
        para(
          `${run('Khác')}${reference(3)}`,
          section('<w:headerReference w:type="default" r:id="header1"/>'),
        ) +
        section(
          '<w:headerReference w:type="default" r:id="header2"/><w:headerReference w:type="first" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>',
        ),
      {
        footnotes: note(3, 'ba') + note(8, 'tám'),
        header1: para('Trang 2'),
        header2: para('Trang 2'),
        header3: para('không dùng'),
        footer1: para('chân') + para(''),
      },
    ),
  )
  expect(read.text).toBe('Quyết định số 5/QĐ-TTg¹\nKhác²\n¹ tám\n² ba\nTrang 2\nchân\n')
  expect(read.blocks.map((block) => block.type === 'paragraph' && block.place)).toEqual([
    'body',
    'body',
    'note',
    'note',
    'running',
    'running',
  ])
})

test("the first page's own header opens the text", () => {
  const read = readDocx(
    rawDocx(
      `${para('KẾ HOẠCH')}<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>`,
      { header1: para('ỦY BAN NHÂN DÂN') },
    ),
  )
  expect(read.text).toBe('ỦY BAN NHÂN DÂN\nKẾ HOẠCH\n')
})

test('cells keep their columns, spans and merges; header rows are told', () => {
  const merge = (value: string) => `<w:vMerge w:val="${value}"/>`
  const read = readDocx(
    rawDocx(
      table([
        row([cell(para(run('STT', '<w:b/>'))), cell('Cơ quan', '<w:gridSpan w:val="2"/>')], '<w:tblHeader/>'),
        row([cell('1', merge('restart')), cell(para('Sở\ta') + para('Sở b')), cell('x')]),
        row([cell('che', '<w:vMerge/>'), cell('y')], ''),
        row([cell('z')], '<w:gridBefore w:val="2"/>'),
      ]),
    ),
  )
  expect(read.text).toBe('STT\tCơ quan\t\n1\tSở a\nSở b\tx\t\n\ty\t\nz\t\n')
  const rows = read.blocks.filter((block) => block.type === 'row')
  expect(rows.map((each) => [each.table, each.row, each.header, each.ruled])).toEqual([
    [0, 0, true, true],
    [0, 1, false, true],
    [0, 2, false, true],
    [0, 3, false, true],
  ])
  expect(
    rows.map((each) =>
      each.cells.map((c) => [c.column, c.span, c.merge, c.bold, read.text.slice(c.start, c.end)]),
    ),
  ).toEqual([
    [
      [0, 1, 'none', true, 'STT'],
      [1, 2, 'none', false, 'Cơ quan'],
    ],
    [
      [0, 1, 'start', false, '1'],
      [1, 1, 'none', false, 'Sở a\nSở b'],
      [2, 1, 'none', false, 'x'],
    ],
    [
      [0, 1, 'continue', false, ''],
      [1, 1, 'none', false, 'y'],
    ],
    [[2, 1, 'none', false, 'z']],
  ])
})

test('a letterhead is a table without lines, whether its style, itself or its cells say so', () => {
  const none = lines.replaceAll('single', 'nil')
  const styles = `<w:style w:type="table" w:styleId="Luoi"><w:tblPr>${lines}</w:tblPr></w:style>`
  const ruled = (look: string, cellLook = '') => {
    const [block] = readDocx(
      rawDocx(table([row([cell('A', cellLook), cell('B', cellLook)])], look), { styles }),
    ).blocks
    return block?.type === 'row' && block.ruled
  }
  expect(ruled('')).toBe(false)
  expect(ruled('<w:tblStyle w:val="Luoi"/>')).toBe(true)
  expect(ruled(`<w:tblStyle w:val="Luoi"/>${none}`)).toBe(false)
  expect(ruled(lines, none.replaceAll('tblBorders', 'tcBorders'))).toBe(false)
})

test('a frame that only places things is read through; a table inside a ruled cell becomes lines of the cell', () => {
  const inner = table([row([cell('1'), cell('Việc')])])
  expect(textOf(table([row([cell(para('Mở đầu') + inner + para(''))])], ''))).toBe('Mở đầu\n1\tViệc\t\n\n')
  expect(textOf(table([row([cell('x'), cell(inner + para('sau'))])]))).toBe('x\t1\nViệc\nsau\t\n')
})

test('a strict file with prefixes and a place of its own reads the same', () => {
  const files = unzipSync(rawDocx(para(run('Kế hoạch', '<w:b/>'))))
  const main = strFromU8(files['word/document.xml']!)
    .replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    .replaceAll('w:', 'x:')
    .replace('xmlns:w=', 'xmlns:x=')
  const rels = strFromU8(files['_rels/.rels']!).replace('word/document.xml', '/word/muc/chinh.xml')
  const moved = zipSync({
    ...files,
    '_rels/.rels': strToU8(rels),
    'word/document.xml': strToU8(''),
    'word/muc/chinh.xml': strToU8(main),
  })
  expect(readDocx(moved).text).toBe('Kế hoạch\n')
})

test('lists count on inside cells', () => {
  const numbering = abstractNum(0, level(0, 'decimal', '%1')) + num(1, 0)
  expect(
    textOf(table([row([cell(item('', 1)), cell('a')]), row([cell(item('', 1)), cell('b')])]), { numbering }),
  ).toBe('1 \ta\t\n2 \tb\t\n')
})
