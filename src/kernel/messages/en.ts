import { printNumber, type Messages } from '../message.ts'
import type { vi } from './vi.ts'

const n = (value: number) => printNumber(value, 'en')
const s = (count: number, one: string, many = `${one}s`) => `${n(count)} ${count === 1 ? one : many}`

/** English beside the Vietnamese source; states keep their Vietnamese name in brackets where first met. */
export const en = {
  product: 'Măng Non',
  skip: 'Skip to main content',
  demo: 'Demonstration data',
  nav: { main: 'Main', home: 'Măng Non, first page', back: (where) => `Back to ${where}`, things: 'items' },
  person: {
    open: 'open your menu',
    sessions: 'Sessions and password',
    signOut: 'Sign out',
    language: 'Language',
  },
  line: {
    lost: 'No connection. Keep writing; it is sent when the line returns.',
    back: 'The line is back.',
    noLine: 'The server cannot be reached. Nothing is lost; try again when the line returns.',
  },
  loading: {
    page: 'Opening the page…',
    data: 'Fetching data…',
    count: (words, done, all) => `${words} ${n(done)} of ${n(all)}`,
  },
  problem: {
    title: 'This page met an error',
    text: 'What you wrote is kept. Reload the page and go on.',
    reload: 'Reload the page',
    retry: 'Try again',
    gone: 'There is no such page.',
    goneHow: 'The address may have changed. What waits for you is on the first page.',
    home: 'To the first page',
    refused: 'This page is not yours to see.',
    unknown: 'There is no such record, or it is not yours to see.',
    noLine: 'The server cannot be reached.',
    noLineHow: 'The page fetches its data when the line returns.',
  },
  state: {
    done: 'Done',
    doing: 'Under way',
    todo: 'Not started',
    nil: 'Nothing arose',
    silent: 'Not reported',
    late: 'Overdue',
    sent: 'Sent',
    back: 'More asked for',
    paper: 'Entered on behalf',
    knot: 'Difficulty raised',
  },
  due: {
    daysLeft: (days) => `${s(days, 'working day')} left`,
    today: 'Today',
    late: (days) => `${s(days, 'day')} overdue`,
    met: 'On time',
    metLate: (days) => `${s(days, 'day')} late`,
    hours: (hours, minutes) =>
      minutes === 0 ? `${n(hours)} h left` : `${n(hours)} h ${n(minutes)} min left`,
    lateHours: (hours) => `${n(hours)} h overdue`,
    on: (day) => `due ${day}`,
    basis: 'how it is counted',
    unchecked: 'not checked against the text',
  },
  form: {
    optional: 'optional',
    errors: (count) => `${s(count, 'place')} to correct`,
    calendar: (label) => `Open the calendar: ${label}`,
    unreadableDay: (text) => `“${text}” is not a day we can read. Write it like 25/11 or 25/11/2026.`,
    dayHelp: 'Write it like 25/11 or 25112026.',
    remove: (name) => `Remove ${name}`,
    chosen: (count) => `${n(count)} chosen`,
    clear: (label) => `Clear ${label}`,
    results: (count) => (count === 0 ? 'Nothing found' : s(count, 'result')),
    none: (text) => `Nothing found for “${text}”. Try fewer letters; accents are not needed.`,
    busy: 'Sending…',
    waiting: 'Waiting for the line to send it. It will be done only once.',
  },
  file: {
    choose: 'Choose files',
    camera: 'Take a photo',
    child: 'Does this file show children or tell about them?',
    childYes: (who) => `Yes: only ${who} can see it`,
    childNo: 'No',
    waitingMark: 'choose one of the lines below and the file is sent',
    sending: (percent) => `sending ${n(percent)} %`,
    sent: 'sent',
    waitingLine: 'waiting for the line',
    failed: 'not sent yet',
    retry: 'Send again',
    size: (bytes) =>
      bytes < 1_000_000
        ? `${n(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${n(Math.round(bytes / 100_000) / 10)} MB`,
  },
  saved: {
    at: (time) => `Saved ${time}`,
    saving: 'Saving…',
    here: 'Kept on this open page. Do not close it until the line returns.',
    typing: 'Writing',
    other: (time) => `There is another draft of yours, saved at ${time}.`,
    takeOther: 'Use that draft',
    keepMine: 'Keep what I am writing',
  },
  conflict: {
    saved: 'Saved version',
    mine: 'Your version',
    mineSince: (time) => `not saved, written since ${time}`,
    mineUnsaved: 'not saved',
    told: (who, time) =>
      `While you were writing, ${who} saved at ${time}. Nothing is lost. Choose line by line; what is equal is left out.`,
    toldNobody:
      'While you were writing, someone else saved. Nothing is lost. Choose line by line; what is equal is left out.',
    keys: 'Key 1: saved version, key 2: yours',
    progress: (fields, chosen) =>
      `${s(fields, 'difference')}, ${chosen === fields ? 'all' : n(chosen)} chosen`,
    later: 'Later, keep the draft',
    save: 'Save what I chose',
    saveReason: (left) => `Choose ${s(left, 'more line', 'more lines')}`,
    empty: 'left empty',
  },
  signIn: {
    again: 'Sign in again',
    told: 'Your session has ended. What you are writing is still on this page.',
    account: 'Account',
    password: 'Password',
    go: 'Sign in',
    later: 'Later',
    someoneElse: 'Not you? Go to the sign-in page; unsaved text will be lost.',
  },
  pager: { more: 'Show more', shown: (count) => `${s(count, 'row')} shown` },
  map: {
    list: (count) => `List of the ${n(count)} communes on the map`,
    how: 'Arrow keys walk between communes, Enter opens.',
    pick: 'Choose a commune on the map.',
    open: 'Open',
  },
  print: {
    foot: (who, when) => `Printed by ${who} at ${when}`,
    until: (when) => `figures until ${when}`,
    demo: 'Demonstration data, not real figures',
  },
  dialog: { close: 'Close' },
} satisfies Messages<typeof vi>
