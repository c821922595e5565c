import { describe, expect, test } from 'vitest'
import { civilDate, instantOf } from '#kernel/civil-date.ts'
import type { GridView } from '../../contract.ts'
import type { CellState } from '../../model.ts'
import { gridModel, type GridFilter } from './grid-model.ts'

const words = { duties: 'Việc chung', communes: 'Xã, phường' }
const all: GridFilter = { where: 'everyone', attention: false }

function body(id: string, group: string | null): GridView['bodies'][number] {
  return { id, name: id, short: id, level: group === null ? 'province' : 'commune', group, onBehalf: false }
}

function grid(cells: readonly [body: number, task: number, state: CellState, hard?: boolean][]): GridView {
  return {
    planId: 'p',
    year: 2026,
    asOf: instantOf(0),
    day: civilDate('2026-11-25'),
    tasks: ['II.1.1', 'IV.1.1', 'IV.2.1#1', 'IV.2.1#2', 'end'].map((ref) => ({
      id: ref,
      ref,
      sectionRef: ref === 'end' ? null : ref.slice(0, 4),
      kind: ref === 'end' ? 'duty' : 'task',
      text: '',
    })),
    sections: [
      { ref: 'II', number: 'II', title: 'NỘI DUNG', parent: null },
      { ref: 'II.1', number: '1', title: 'Lãnh đạo', parent: 'II' },
      { ref: 'IV', number: 'IV', title: 'TỔ CHỨC', parent: null },
      { ref: 'IV.1', number: '1', title: 'Sở Lao động', parent: 'IV' },
      { ref: 'IV.2', number: '2', title: 'UBND các huyện', parent: 'IV' },
    ],
    bodies: [
      body('Sở Y tế', null),
      body('xã Một', 'Huyện A'),
      body('xã Hai', 'Huyện A'),
      body('xã Ba', 'Huyện B'),
    ],
    cells: cells.map(([who, task, state, hard]) => [
      who,
      task,
      state,
      `${who}-${task}`,
      hard ?? false,
      false,
    ]),
  }
}

const view = grid([
  [0, 0, 'done'],
  [0, 1, 'done'],
  [1, 0, 'silent'],
  [1, 2, 'done'],
  [2, 0, 'under-way'],
  [2, 2, 'done', true],
  [3, 2, 'overdue'],
  [3, 4, 'silent'],
])

describe('the grid as it is shown', () => {
  test('puts the province first, then former districts, the slowest before the others', () => {
    const { groups } = gridModel(view, all, words)
    expect(groups.map((group) => group.name)).toEqual([null, 'Huyện B', 'Huyện A'])
    expect(groups[2]!.bodies.map((row) => row.body.id)).toEqual(['xã Một', 'xã Hai'])
  })

  test('leaves out columns that nobody has, and those that nobody shown has', () => {
    expect(gridModel(view, all, words).columns.map((column) => column.task.ref)).toEqual([
      'II.1.1',
      'IV.1.1',
      'IV.2.1#1',
      'end',
    ])
    const communes = gridModel(view, { where: 'communes', attention: false }, words)
    expect(communes.columns.map((column) => column.task.ref)).toEqual(['II.1.1', 'IV.2.1#1', 'end'])
  })

  test('names a section after the body that carries it today, whatever is filtered', () => {
    const named = (filter: GridFilter) =>
      gridModel(view, filter, words).sections.map((section) => section.title)
    expect(named(all)).toEqual(['Lãnh đạo', 'Sở Y tế', 'Xã, phường', 'Việc chung'])
    expect(named({ where: 'communes', attention: false })).toEqual(['Lãnh đạo', 'Xã, phường', 'Việc chung'])
  })

  test('labels the parts of a split task by letters', () => {
    expect(gridModel(view, all, words).columns.map((column) => column.label)).toEqual(['1', '1', '1a', '1'])
  })

  test('counts what is done, silent and overdue by task and in all', () => {
    const { whole, tally } = gridModel(view, all, words)
    expect(whole[0]).toEqual({ done: 1, doing: 1, silent: 1, overdue: 0, reported: 2, all: 3 })
    expect(tally).toEqual({ done: 4, doing: 1, silent: 2, overdue: 1, reported: 5, all: 8 })
  })

  test('shows only what needs attention: overdue, or a difficulty that waits', () => {
    const { groups } = gridModel(view, { where: 'everyone', attention: true }, words)
    expect(groups.flatMap((group) => group.bodies.map((row) => row.body.id))).toEqual(['xã Ba', 'xã Hai'])
  })
})
