import { Select } from 'antd'
import type { Attribution } from '../../core/responsibility/attribute.ts'
import { isPerson, parties, type Party, partyNames } from '../../core/responsibility/parties.ts'
import type { Named, Posts } from '../../core/responsibility/posts.ts'
import type { WireCase } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'
import { Evidence } from './evidence.tsx'

/** The posts that the rules charge in a case. */
export const spokenOf = ({ lines }: Attribution): readonly string[] => lines.map(({ party }) => party)

interface NamedPostsProps {
  readonly data: WireCase
  readonly found: Attribution
  readonly posts: Posts
  onChange(posts: Posts): void
}

/** Who stood at the posts that the rules charge: by the trail, or named from the staff, with evidence. */
export function NamedPosts({ data, found, posts, onChange }: NamedPostsProps) {
  const { say } = useWords()
  const spoken = spokenOf(found)
  const own = partyNames.filter(party => isPerson(party) && spoken.includes(party))
  if (own.length === 0) return null
  const set = (party: Party, named: Named | null) => {
    const { [party]: _before, ...others } = posts
    onChange(named ? { ...others, [party]: named } : others)
  }
  return (
    <>
      <h3>{say('casePosts')}</h3>
      <p className="hint">{say('casePostsHint')}</p>
      {own.map(party => (
        <Post
          key={party}
          party={party}
          known={data.one.people[party]}
          named={posts[party]}
          staff={data.staff}
          onSet={named => set(party, named)}
        />
      ))}
    </>
  )
}

interface PostProps {
  readonly party: Party
  /** By the trail, and named by nobody. */
  readonly known: string | undefined
  readonly named: Named | undefined
  readonly staff: WireCase['staff']
  onSet(named: Named | null): void
}

function Post({ party, known, named, staff, onSet }: PostProps) {
  const { say } = useWords()
  const name = say(parties[party])
  const nameOf = (id: string) => {
    const one = staff.find(person => person.id === id)
    return one ? `${id} ${say(one.name)}` : id
  }
  if (known !== undefined)
    return (
      <div className="case-post">
        <span>{name}</span>
        <span>{nameOf(known)}</span>
        <span />
      </div>
    )
  return (
    <div className="case-post">
      <span>{name}</span>
      <Select<string>
        size="small"
        aria-label={name}
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={say('choosePerson')}
        value={named?.who ?? null}
        onChange={who =>
          onSet(who ? { who, evidence: named?.evidence ?? `E${partyNames.indexOf(party) + 1}` } : null)
        }
        options={staff.map(({ id }) => ({ value: id, label: nameOf(id) }))}
      />
      {named ? (
        <Evidence of={name} value={named.evidence} onChange={evidence => onSet({ ...named, evidence })} />
      ) : (
        <span />
      )}
    </div>
  )
}
