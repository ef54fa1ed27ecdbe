import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Holds a page against axe's rules, or against these alone; `what` names it where something is found. */
export async function expectAccessible(page: Page, what: string, rules?: string[]): Promise<void> {
  // Fluent's focus guards pass the focus on at once, and its tooltips belong to what they describe: axe cannot know.
  const axe = new AxeBuilder({ page })
    // Nobody reads which elements passed: to describe each of them is work, in axe and on the way here.
    .options({ resultTypes: ['violations'] })
    .exclude('[data-tabster-dummy]')
    .exclude('[role=tooltip]')
    // Frames of other origins are not looked into: that takes a page of axe's own.
    .setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
