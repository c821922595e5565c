import { z } from 'zod'
import { useAddress } from '#kernel/web/address.ts'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { SelectField } from '#kernel/web/parts/select-field.tsx'
import { Group } from '#kernel/web/parts/sheet.tsx'
import { Table } from '#kernel/web/parts/table.tsx'
import { useRead } from '#kernel/web/read.ts'
import { journalContract } from '../../journal-contract.ts'
import { Post } from '../../posts.ts'
import { useAccessWords } from '../words.ts'

const Address = z.object({ post: Post.optional() })

/** What each post may do, as the program decides it (X1). */
export function PostsMatrixPage() {
  const words = useAccessWords()
  const [address, setAddress] = useAddress(Address)
  const matrix = useRead(journalContract.matrix, {})
  const named = (list: Record<string, string>, key: string) => list[key] ?? key
  return (
    <Page title={words.matrix.title} note={words.matrix.note}>
      <div className="stack">
        <SelectField
          name="post"
          label={words.matrix.choose}
          value={address.post ?? ''}
          onChange={(post) => setAddress({ post: post === '' ? undefined : (post as Post) })}
          options={[
            { value: '', label: words.matrix.all },
            ...Post.options.map((post) => ({ value: post, label: words.posts[post] })),
          ]}
        />
        <Read of={matrix}>
          {({ slices }) =>
            slices.map(({ slice, actions }) => {
              const mine = (grant: { posts: string[] }) =>
                address.post === undefined || grant.posts.includes(address.post)
              const rows = actions.filter(({ grants }) => grants.some(mine))
              const title = named(words.matrix.slices, slice)
              if (rows.length === 0) return null
              return (
                <section className="sheet" key={slice} aria-label={title}>
                  <Group title={title} />
                  <Table
                    caption={title}
                    rows={rows}
                    rowKey={({ action }) => action}
                    columns={[
                      {
                        head: words.matrix.action,
                        main: true,
                        cell: ({ action }) => named(words.matrix.actions, action),
                      },
                      {
                        head: words.matrix.choose,
                        cell: ({ grants }) => (
                          <ul>
                            {grants.filter(mine).map((grant) => (
                              <li key={grant.relation + grant.posts.join()}>
                                {grant.posts.length === Post.options.length
                                  ? words.matrix.all
                                  : grant.posts.map((post) => named(words.posts, post)).join(', ')}
                                : <b>{named(words.matrix.relations, grant.relation)}</b>
                              </li>
                            ))}
                          </ul>
                        ),
                      },
                    ]}
                  />
                </section>
              )
            })
          }
        </Read>
      </div>
    </Page>
  )
}
