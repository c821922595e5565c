import { printNumber } from '../../message.ts'
import { Go } from '../go.tsx'
import { useLang } from '../lang.tsx'

/** Filters of a list, one of them on; their state belongs into the address (`useAddress`). */
export function Filters<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { value: V; label: string; count?: number }[]
  value: V
  onChange: (value: V) => void
}) {
  const lang = useLang()
  return (
    <div className="filters" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="btn"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count === undefined ? '' : ` ${printNumber(option.count, lang)}`}
        </button>
      ))}
    </div>
  )
}

/** Pages of one thing (plan: nhiệm vụ, lưới, văn bản): links, the open one marked. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: readonly { href: string; label: string }[]
  current: string
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Go key={tab.href} href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
          {tab.label}
        </Go>
      ))}
    </nav>
  )
}
