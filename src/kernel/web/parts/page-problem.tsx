import { useKernelWords } from '../lang.tsx'
import { Button, ButtonLink } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page.tsx'

/** A page that broke, or whose code did not come: what is written is kept, reload. */
export function PageProblem() {
  const words = useKernelWords().problem
  return (
    <Page title={words.title} kind="narrow">
      <div className="sheet">
        <EmptyState
          fact={words.title}
          how={words.text}
          act={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
        />
      </div>
    </Page>
  )
}

/** No page at this address. */
export function PageGone() {
  const words = useKernelWords().problem
  return (
    <Page title={words.gone} kind="narrow">
      <div className="sheet">
        <EmptyState
          fact={words.gone}
          how={words.goneHow}
          act={<ButtonLink href="/">{words.home}</ButtonLink>}
        />
      </div>
    </Page>
  )
}
