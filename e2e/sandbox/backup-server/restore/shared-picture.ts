/** How long a picture of a live mailbox or drive may be trusted while others may change it, in milliseconds. */
const TRUSTED = 3000

interface Picture<T> {
  users: number
  turns: Promise<unknown>
  state: T | undefined
  taken: number
}

/**
 * What running restores believe a live mailbox or drive to hold. Restores into the same one share it and take turns,
 * so that none decides on what another is just changing; reading 100,000 items for each restored one would be far too
 * slow. Taken anew at the start of each restore, and every few seconds.
 */
export class SharedPictures<T> {
  readonly #take: (account: string) => Promise<T>
  readonly #pictures = new Map<string, Picture<T>>()

  constructor(take: (account: string) => Promise<T>) {
    this.#take = take
  }

  /** Between `begin` and `end` the picture is kept. */
  begin(account: string): void {
    const picture = this.#pictures.get(account) ?? { users: 0, turns: Promise.resolve(), state: undefined, taken: 0 }
    picture.users += 1
    picture.taken = 0
    this.#pictures.set(account, picture)
  }

  end(account: string): void {
    const picture = this.#pictures.get(account)
    if (picture === undefined) return
    picture.users -= 1
    if (picture.users === 0) this.#pictures.delete(account)
  }

  /** Runs a task alone with the picture, which it keeps up to date with what it changes. */
  alone<R>(account: string, task: (state: T) => Promise<R>): Promise<R> {
    const picture = this.#pictures.get(account)
    if (picture === undefined) return Promise.reject(new Error('The restore has ended.'))
    const result = picture.turns.then(async () => {
      if (picture.state === undefined || Date.now() - picture.taken > TRUSTED) {
        picture.state = await this.#take(account)
        picture.taken = Date.now()
      }
      return await task(picture.state)
    })
    picture.turns = result.catch(() => undefined)
    return result
  }
}
