import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContributionState } from '../model.ts'
import { contributionStep, type ContributionAct } from './contribution-step.ts'

const walk = (...acts: ContributionAct[]) =>
  acts.reduce<ContributionState | null>((state, act) => {
    const step = contributionStep(state, act)
    if ('fault' in step) throw new Error(step.fault.code)
    return step.to
  }, null)

describe('the way of a contribution', () => {
  it('goes from draft to received, over any number of returns', () => {
    expect(walk('draft', 'save', 'send', 'receive')).toBe('received')
    expect(walk('draft', 'send', 'return', 'save', 'send', 'return', 'send', 'receive')).toBe('received')
  })

  it('comes back to the sender until it is received', () => {
    expect(walk('draft', 'send', 'recall', 'send')).toBe('sent')
    expect(() => walk('draft', 'send', 'receive', 'recall')).toThrow('contribution.received')
  })

  it('begins a correction on what was received', () => {
    expect(walk('draft', 'send', 'receive', 'draft', 'save', 'send')).toBe('sent')
    expect(() => walk('draft', 'send', 'receive', 'save')).toThrow('contribution.sent')
  })

  it('is not changed, sent twice, or received unsent', () => {
    expect(() => walk('draft', 'send', 'save')).toThrow('contribution.sent')
    expect(() => walk('draft', 'send', 'send')).toThrow('contribution.sent')
    expect(() => walk('draft', 'receive')).toThrow('contribution.not_sent')
    expect(() => walk('send')).toThrow('contribution.none')
  })

  it('is received only right after a sending', () => {
    const acts = fc.array(
      fc.constantFrom<ContributionAct>('draft', 'save', 'send', 'recall', 'receive', 'return'),
    )
    fc.assert(
      fc.property(acts, (list) => {
        let state: ContributionState | null = null
        let sent = false
        for (const act of list) {
          const step = contributionStep(state, act)
          if ('fault' in step) continue
          if (act === 'receive') expect(sent).toBe(true)
          sent = act === 'send'
          state = step.to
          expect(ContributionState.exclude(['signed']).safeParse(state).success).toBe(true)
        }
      }),
    )
  })
})
