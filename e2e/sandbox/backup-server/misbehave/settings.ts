/** What tests can turn while the server runs (POST /sandbox/faults). Times are milliseconds unless said. */
export interface Settings {
  /** Waits before each restored item, so that progress can be watched. */
  itemDelay: number
  /** A running restore stands still once so many of its items are done, until this is changed; null: it goes on. */
  holdAfter: number | null
  /** Seconds an access token lives. */
  tokenLifetime: number
  /** Explore sessions nobody used for so long are closed. */
  exploreIdle: number
  /** Every `save` is refused: whether an operator's token may call it is not documented. */
  refuseSave: boolean
  /** Ids or names of items that fail to be restored. */
  failItems: string[]
  /** Restores stop by themselves after so many items, as if an administrator had stopped them; null: they don't. */
  stopAfter: number | null
}

export const defaults = (): Settings => ({
  itemDelay: 0,
  holdAfter: null,
  tokenLifetime: 3600,
  exploreIdle: 30 * 60_000,
  refuseSave: false,
  failItems: [],
  stopAfter: null,
})
