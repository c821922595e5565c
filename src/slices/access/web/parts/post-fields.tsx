import type { CivilDate } from '#kernel/civil-date.ts'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { SelectField } from '#kernel/web/parts/select-field.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import type { PersonPost } from '../../posts.ts'
import { useAccessWords } from '../words.ts'
import { useAgencyChoices } from './agency-choices.ts'

export interface PostText {
  post: PersonPost
  agency: Choice | null
  from: string
  to: string
}

/** What may be given and where: the server says both. */
export interface Giving {
  posts: readonly PersonPost[]
  bodies: readonly { id: string; name: string; short: string }[] | null
}

/** A new post as it begins: the first that may be given, at the one body where there is one, from today. */
export function emptyPost(giving: Giving, today: CivilDate): PostText {
  const body = giving.bodies?.[0]
  return {
    post: giving.posts[0] ?? 'officer',
    agency: body === undefined ? null : { id: body.id, label: body.name },
    from: today,
    to: '',
  }
}

/** As the commands take it. */
export function postInput(text: PostText) {
  return {
    post: text.post,
    agencyId: text.agency?.id ?? '',
    from: text.from as CivilDate,
    to: text.to.trim() === '' ? null : (text.to as CivilDate),
  }
}

/** Post, body and days. */
export function PostFields({
  giving,
  today,
  value,
  onChange,
}: {
  giving: Giving
  today: CivilDate
  value: PostText
  onChange: (value: PostText) => void
}) {
  const all = useAccessWords()
  const words = all.person
  const search = useAgencyChoices()
  const bodies = giving.bodies?.map((body) => ({ id: body.id, label: body.name, note: body.short }))
  return (
    <>
      <SelectField
        name="post"
        label={words.post}
        value={value.post}
        onChange={(post) => onChange({ ...value, post: post as PersonPost })}
        options={giving.posts.map((post) => ({ value: post, label: all.posts[post] }))}
      />
      <Combobox
        name="agencyId"
        label={words.agency}
        choices={bodies ?? search}
        value={value.agency}
        onChange={(agency) => onChange({ ...value, agency })}
      />
      <DateField
        name="from"
        label={words.from}
        near={today}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
      />
      <DateField
        name="to"
        label={words.to}
        optional
        near={today}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
      />
    </>
  )
}
