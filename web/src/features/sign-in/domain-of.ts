/** The domain of an e-mail address; null for what is none. Whether it exists is not decided here. */
export const domainOf = (email: string): string | null => {
  const [, domain = ''] = /^[^\s@]+@([^\s@]+\.[^\s@.]+)$/.exec(email.trim()) ?? []
  return domain === '' ? null : domain.toLowerCase()
}
