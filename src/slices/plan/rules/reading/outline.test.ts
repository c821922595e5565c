import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { isTable, type Node } from './model.ts'
import { buildOutline } from './outline.ts'
import { readElements } from './units.ts'

type Tree = string | [string, Tree[]]

function tree(node: Node): Tree[] {
  return node.children.map((child): Tree => {
    if (isTable(child)) return 'table'
    return child.children.length > 0 ? [child.text, tree(child)] : child.text
  })
}

const outlineOf = (text: string) =>
  tree(buildOutline(readElements(textToExtracted('plan.txt', text, 'sha')).elements, 'txt'))

test('capitals above or below Roman parts: the one printed first is the outer one', () => {
  expect(outlineOf('A. PHẦN MỘT\nI. MỤC MỘT\nII. MỤC HAI\nB. PHẦN HAI\n')).toEqual([
    ['PHẦN MỘT', ['MỤC MỘT', 'MỤC HAI']],
    'PHẦN HAI',
  ])
  expect(outlineOf('I. MỤC MỘT\nA. PHẦN MỘT\nB. PHẦN HAI\nII. MỤC HAI\n')).toEqual([
    ['MỤC MỘT', ['PHẦN MỘT', 'PHẦN HAI']],
    'MỤC HAI',
  ])
})

test('dashes typed further in stand under the dash above them', () => {
  expect(
    outlineOf('1. Truyền thông\n- Các hoạt động:\n    - Hội thi;\n    - Diễn đàn.\n- Tờ rơi.\n'),
  ).toEqual([['Truyền thông', [['Các hoạt động:', ['Hội thi;', 'Diễn đàn.']], 'Tờ rơi.']]])
})

test('numbers that begin again behind a colon are a list inside the item', () => {
  expect(outlineOf('1. Mục một\n2. Mục hai\na) Các việc sau:\n1. Rà soát;\n2. Báo cáo.\n')).toEqual([
    'Mục một',
    ['Mục hai', [['Các việc sau:', ['Rà soát;', 'Báo cáo.']]]],
  ])
})

test('a chapter takes its title from the next line, the closing words stand outside', () => {
  expect(
    outlineOf('Chương I\nQUY ĐỊNH CHUNG\n1. Rà soát.\nTrên đây là Kế hoạch, yêu cầu các xã thực hiện./.\n'),
  ).toEqual([['QUY ĐỊNH CHUNG', ['Rà soát.']], 'Trên đây là Kế hoạch, yêu cầu các xã thực hiện./.'])
})
