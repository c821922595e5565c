import { useState } from 'react'
import { printNumber, type Lang } from '../../message.ts'
import { useLang } from '../lang.tsx'
import { Question, type FieldProps } from './question.tsx'

/** Reads `1.234,5` (Vietnamese) or `1,234.5` (English); null when it is no number. */
export function readNumber(typed: string, lang: Lang): number | null {
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.']
  const text = typed.trim().replaceAll(' ', '')
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})*(\\${point}\\d+)?$`)
  const plain = new RegExp(`^\\d+(\\${point}\\d+)?$`)
  if (!grouped.test(text) && !plain.test(text)) return null
  return Number(text.replaceAll(group!, '').replace(point!, '.'))
}

/** A figure. `value` is the number, or what was typed while it is none; empty is ''. */
export function NumberField({ value, onChange, ...rest }: FieldProps<number | string>) {
  const lang = useLang()
  const [typing, setTyping] = useState<string | null>(null)
  const shown = typeof value === 'number' ? printNumber(value, lang) : value
  return (
    <Question {...rest}>
      {(control) => (
        <input
          {...control}
          className="field num"
          inputMode="decimal"
          autoComplete="off"
          value={typing ?? shown}
          onFocus={(event) => setTyping(event.target.value)}
          onBlur={() => setTyping(null)}
          onChange={(event) => {
            setTyping(event.target.value)
            onChange(readNumber(event.target.value, lang) ?? event.target.value)
          }}
        />
      )}
    </Question>
  )
}
