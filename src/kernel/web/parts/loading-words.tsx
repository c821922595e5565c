import { useEffect, useState } from 'react'
import { useKernelWords } from '../lang.tsx'

/** Words instead of a spinner, after one second; with a count where there is one: "Đã ghép 84 trong 138". */
export function LoadingWords({ words, done, all }: { words?: string; done?: number; all?: number }) {
  const kernel = useKernelWords().loading
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  const said = words ?? kernel.data
  return (
    <div className="loading" role="status">
      {late ? (done !== undefined && all !== undefined ? kernel.count(said, done, all) : said) : null}
    </div>
  )
}
