import { useKernelWords } from '../lang.tsx'
import { Button } from './button.tsx'

/** The foot of a keyset-paged list: how many are shown and "Xem thêm" while there are more. */
export function Pager({
  pages,
  shown,
}: {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  shown: number
}) {
  const words = useKernelWords()
  return (
    <div className="more">
      {pages.hasNextPage ? (
        <Button
          disabledReason={pages.isFetchingNextPage ? words.loading.data : undefined}
          onClick={() => void pages.fetchNextPage()}
        >
          {words.pager.more}
        </Button>
      ) : null}
      <span className="meta" role="status">
        {words.pager.shown(shown)}
      </span>
    </div>
  )
}
