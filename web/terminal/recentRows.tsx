import type { WireDesk } from '../../core/wire.ts'
import { useJournal } from '../api/queries.ts'
import { RowTable } from '../ui/rows.tsx'

/** One's own rows of today, newest first: what one has just done is always in sight. */
export function RecentRows({ desk }: { readonly desk: WireDesk }) {
  const { data = [], isPending } = useJournal({ day: desk.branch.day, teller: desk.person.id })
  return <RowTable rows={data} loading={isPending} compact />
}
