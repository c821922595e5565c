type ColumnType = 'uuid' | 'xid8' | 'timestamptz' | 'text' | 'bytea'

/** What an entry's digest covers, in this order: every column of journal.entry. */
export const ENTRY_COLUMNS: readonly (readonly [name: string, type: ColumnType])[] = [
  ['id', 'uuid'],
  ['xid', 'xid8'],
  ['at', 'timestamptz'],
  ['command_id', 'uuid'],
  ['account_id', 'uuid'],
  ['os_user', 'text'],
  ['post', 'text'],
  ['agency_id', 'uuid'],
  ['on_behalf_of', 'uuid'],
  ['area', 'text'],
  ['action', 'text'],
  ['audit', 'text'],
  ['record_type', 'text'],
  ['record_id', 'uuid'],
  ['unit_id', 'uuid'],
  ['sensitivity', 'text'],
  ['province_code', 'text'],
  ['values_digest', 'bytea'],
]

const SEND: Record<ColumnType, string> = {
  uuid: 'uuid_send',
  xid8: 'xid8send',
  timestamptz: 'timestamptz_send',
  text: 'textsend',
  bytea: 'byteasend',
}

/**
 * The words of an entry as bytes, in SQL: for each column its length (int32, -1 for null) and its binary form, which is
 * just what a binary COPY of these columns sends. So the verifier hashes what it reads and asks the database nothing.
 * Only functions of pg_catalog, named in full; run with `search_path = pg_catalog` so that `||` is its own too.
 */
export function wordsSql(entry: string): string {
  return ENTRY_COLUMNS.map(([name, type]) => {
    const bytes = `pg_catalog.${SEND[type]}(${entry}."${name}")`
    return `coalesce(pg_catalog.int4send(pg_catalog.octet_length(${bytes})) || ${bytes}, pg_catalog.int4send(-1))`
  }).join(' || ')
}

export function entryColumnsSql(entry: string): string {
  return ENTRY_COLUMNS.map(([name]) => `${entry}."${name}"`).join(', ')
}
