import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  href: string
  children: ReactNode
}

/** A link within the app. `href` comes from a path function of a slice, never written by hand in a page. */
export function Go({ href, children, onClick, ...rest }: GoProps) {
  const router = useRouter()
  const preload = () => void router.preloadRoute({ to: href.split(/[?#]/)[0]! }).catch(() => {})
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!plain || event.defaultPrevented || rest.target !== undefined || rest.download !== undefined) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} onClick={follow} onMouseEnter={preload} onFocus={preload} {...rest}>
      {children}
    </a>
  )
}

/** Goes somewhere after a command: `const go = useGo(); go(paths.task(id))`. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return (href, options) => (options?.replace === true ? history.replace(href) : history.push(href))
}
