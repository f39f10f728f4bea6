import { done, type ItemKindRow, open, reversed } from './kind.ts'

/**
 * The seal card (预留印鉴卡): what a company signs with. What it brings to be paid is compared with the
 * picture, so a change is another card, and the old one stays with what was paid on it.
 */
export interface SealCard {
  readonly account: string
  /** A picture as the form took it: see fields/image.ts. */
  readonly picture: string
  /** Which seals, and how many of them make a signature. */
  readonly rule: string
}

export const sealCard: ItemKindRow<SealCard> = {
  name: { zh: '印鉴卡', en: 'Seal card' },
  madeBy: ['3503'],
  words: ({ account, rule }) => ({ zh: `${account} ${rule}`, en: `${account}, ${rule}` }),
  states: {
    valid: open('有效', 'valid'),
    lost: open('印鉴已挂失', 'seals reported lost'),
    changed: done('已更换', 'changed for another'),
    ended: done('已销户', 'account closed'),
    reversed,
  },
  blocksClose: false,
  lapsesTo: null,
}
