import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { fixtures, makeWorld, type World } from './import-world';

const mailchimp = resolve(import.meta.dirname, '../../../shared/data/exports/mailchimp');

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const fixture = (name: string) => world.bring(join(fixtures, name));
const contacts = () =>
  world.rows(
    'SELECT n.name, n.email, n.phone, n.title, n.opt_in, n.tags, n.notes, y.name AS company FROM contacts n LEFT JOIN companies y ON y.key = n.company_key ORDER BY n.key',
  );

test.each([
  ['shopify-customers.csv', 'contacts'],
  ['shopify-customers-older.csv', 'contacts'],
  ['hubspot-contacts.csv', 'contacts'],
  ['hubspot-companies.csv', 'companies'],
  ['cards.vcf', 'contacts'],
])('%s is known by its columns', async (name, format) => {
  const inspected = await world.ask<Output<'imports.inspect'>>('imports.inspect', { path: join(fixtures, name) });
  expect(inspected.format).toBe(format);
});

test('customers of a shop become contacts: a mark, apostrophes, several tags, an empty address', async () => {
  expect(await fixture('shopify-customers.csv')).toMatchObject({ created: 3, errorCount: 0 });
  expect(contacts()).toEqual([
    {
      name: 'Ada Beck',
      email: 'ada@foxglove.example',
      phone: '+16175550100',
      title: '',
      opt_in: 'yes',
      tags: 'VIP, salon',
      notes: 'Likes the mist',
      company: 'Juniper Room',
    },
    { name: '', email: 'ben@mail.example', phone: '', title: '', opt_in: 'no', tags: '', notes: '', company: null },
    {
      name: 'Cleo Dunn',
      email: '',
      phone: '+16175550188',
      title: '',
      opt_in: 'yes',
      tags: 'vip',
      notes: '',
      company: null,
    },
  ]);
});

test('four programs speak of one person: one contact, nothing wiped by an empty cell, each taken back by itself', async () => {
  await fixture('shopify-customers.csv');
  const first = world.checksum();
  const hubspot = await fixture('hubspot-contacts.csv');
  expect(hubspot).toMatchObject({ created: 1, updated: 1 });
  expect(contacts()[0]).toMatchObject({
    name: 'Ada Beck',
    phone: '+16175550100',
    title: 'Owner',
    tags: 'VIP, salon',
    notes: 'Likes the mist',
  });
  const second = world.checksum();
  const older = await fixture('shopify-customers-older.csv');
  expect(older).toMatchObject({ created: 0, updated: 1 });
  const cards = await fixture('cards.vcf');
  expect(cards.created).toBe(1);
  expect(contacts().map((row) => row['email'])).toEqual([
    'ada@foxglove.example',
    'ben@mail.example',
    '',
    'elodie@verity.example',
    '',
  ]);
  await world.ask('imports.undo', { batch: cards.batch });
  await world.ask('imports.undo', { batch: older.batch });
  expect(world.checksum()).toBe(second);
  await world.ask('imports.undo', { batch: hubspot.batch });
  expect(world.checksum()).toBe(first);
});

test('cards of three versions: folded lines, a preferred address, quoted-printable', async () => {
  await fixture('cards.vcf');
  expect(contacts()).toEqual([
    {
      name: 'Ada Beck',
      email: 'ada@foxglove.example',
      phone: '+1 617 555 0100',
      title: '',
      opt_in: null,
      tags: 'VIP, salon',
      notes: 'Likes the mist, and the mousse.\nCall after ten.\nAlso: second@foxglove.example',
      company: 'Juniper Room',
    },
    {
      name: 'Ben Li',
      email: 'ben@mail.example',
      phone: '+1-617-555-0177',
      title: 'Buyer',
      opt_in: null,
      tags: '',
      notes: '',
      company: null,
    },
    {
      name: 'Jörg Müller',
      email: '',
      phone: '030 1234567',
      title: '',
      opt_in: null,
      tags: '',
      notes: '',
      company: null,
    },
  ]);
});

test('a card that never ends is refused with its line', async () => {
  const path = world.file('cut.vcf', 'BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nFN:Be');
  expect((await world.refusal('imports.run', { path })).message).toBe(
    'The card that begins on line 4 never ends: the file is cut off.',
  );
});

test('a company is found by its name, or by its domain when only the legal form differs; a doubt makes another', async () => {
  await fixture('hubspot-companies.csv');
  expect(world.rows('SELECT name, kind, domain, tags FROM companies ORDER BY key')).toEqual([
    { name: 'Juniper Room', kind: 'salon', domain: 'juniper.example', tags: '' },
    { name: 'Hotel Verity', kind: '', domain: 'verity.example', tags: 'Hospitality' },
  ]);
  const path = world.file(
    'more.csv',
    'Record ID,Company name,Website URL\n1,"JÚNIPER  room",\n2,Hotel Verity Ltd.,http://www.verity.example\n3,Verity Spa,verity.example\n',
  );
  expect(await world.bring(path)).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
  expect(world.rows('SELECT name FROM companies ORDER BY key').map((row) => row['name'])).toEqual([
    'JÚNIPER  room',
    'Hotel Verity',
    'Verity Spa',
  ]);
});

test('who opted out stays out until they join again later', async () => {
  await world.bring(
    world.file(
      'out.csv',
      'Email Address,OPTIN_TIME,UNSUB_TIME\nada@a.example,2025-01-01 10:00:00,2025-06-01 10:00:00\n',
    ),
  );
  const shop = 'First Name,Last Name,Email,Accepts Email Marketing\nAda,Beck,ada@a.example,yes\n';
  const kept = await world.bring(world.file('shop.csv', shop));
  expect(kept.errors.map((one) => one.problem)).toEqual([
    '1 line says subscribed of somebody who opted out and has not joined again since: they stay opted out.',
  ]);
  const state = () => world.rows('SELECT opt_in FROM contacts')[0]?.['opt_in'];
  expect(state()).toBe('unsubscribed');
  await world.bring(world.file('again.csv', 'Email Address,OPTIN_TIME\nada@a.example,2026-02-01 10:00:00\n'));
  expect(state()).toBe('subscribed');
});

test('each field of a known contact can be kept or only filled', async () => {
  await fixture('shopify-customers.csv');
  const path = world.file(
    'later.csv',
    'First Name,Last Name,Email,Phone,Company\nAda,Other,ada@foxglove.example,555 0000,Else\n',
  );
  const inspected = await world.ask<Output<'imports.inspect'>>('imports.inspect', { path });
  await world.bring(path, {
    map: { ...inspected.map, existing: { name: 'keep', phone: 'fill', company: 'keep' } },
  });
  expect(contacts()[0]).toMatchObject({ name: 'Ada Beck', phone: '+16175550100', company: 'Juniper Room' });
});

test('the three files of an audience say who is in, who left and when', async () => {
  if (!existsSync(mailchimp)) return console.warn('Skipped: the shared data is not beside this checkout.');
  for (const name of ['subscribed', 'unsubscribed', 'cleaned']) {
    const summary = await world.bring(join(mailchimp, `${name}.csv`));
    expect(summary.errorCount).toBe(0);
    expect(summary.created).toBe(summary.rows);
  }
  const row = (email: string) =>
    world.rows(`SELECT opt_in, opted_in_on, opted_out_on FROM contacts WHERE email = '${email}'`)[0];
  expect(row('s1@example.com')).toEqual({ opt_in: 'subscribed', opted_in_on: '2023-04-21', opted_out_on: null });
  expect(row('u1@example.com')).toEqual({
    opt_in: 'unsubscribed',
    opted_in_on: '2018-02-12',
    opted_out_on: '2018-07-23',
  });
  expect(row('c1@example.com')).toEqual({ opt_in: 'cleaned', opted_in_on: '2018-02-05', opted_out_on: '2020-03-23' });
});

test('which audience a file is stands in its name where no column says it; else it is told', async () => {
  const list = (name: string, address: string) =>
    world.bring(world.file(name, `Email Address,First Name,OPTIN_TIME\n${address},Ada,2026-02-01 10:00:00\n`));
  expect((await list('cleaned_members_export_4f1.csv', 'c@x.example')).errors).toEqual([]);
  expect((await list('unsubscribed_members_export_4f1.csv', 'u@x.example')).errors).toEqual([]);
  expect((await list('subscribed_members_export_4f1.csv', 's@x.example')).errors).toEqual([]);
  expect((await list('members.csv', 'm@x.example')).errors).toMatchObject([
    { level: 'notice', problem: expect.stringMatching(/subscribed or cleaned/) },
  ]);
  expect(world.rows('SELECT email, opt_in FROM contacts ORDER BY email')).toEqual([
    { email: 'c@x.example', opt_in: 'cleaned' },
    { email: 'm@x.example', opt_in: 'subscribed' },
    { email: 's@x.example', opt_in: 'subscribed' },
    { email: 'u@x.example', opt_in: 'unsubscribed' },
  ]);
});

test('a plain list of people is one of contacts, in any order of its columns, and no list of creators', async () => {
  const known = async (header: string): Promise<unknown> => {
    const path = world.file('people.csv', `${header}\nAda Beck,ada@x.example,Foxglove,+1 555\n`);
    const { format, recognised } = await world.ask<Output<'imports.inspect'>>('imports.inspect', { path });
    return { format, recognised };
  };
  expect(await known('name,email,company,phone')).toEqual({ format: 'contacts', recognised: true });
  expect(await known('Contact name,E-mail,Organization,Telephone')).toEqual({ format: 'contacts', recognised: true });
  expect(await known('customer_id,name,email,phone')).toMatchObject({ format: 'customers' });
  expect(await known('name,email,handle,followers')).toMatchObject({ format: 'creators' });
  const path = world.file('half.csv', 'name,company,phone\nAda Beck,Foxglove,+1 555\n');
  expect(await world.ask<Output<'imports.inspect'>>('imports.inspect', { path })).toMatchObject({
    recognised: false,
    map: { format: 'contacts' },
  });
});

test('a list of first names takes no surname away, and another word for being on a list is no change', async () => {
  const names = () => world.rows('SELECT name, opt_in FROM contacts ORDER BY email');
  await world.bring(world.file('a.csv', 'name,email,opt_in\nAda Béck,ada@x.example,subscribed\nCy,cy@x.example,\n'), {
    format: 'contacts',
  });
  const halves = 'first name,last name,email,opt_in\nADA,,ada@x.example,yes\n,Dahl,cy@x.example,yes\n';
  expect(await world.bring(world.file('b.csv', halves), { format: 'contacts' })).toMatchObject({
    updated: 1,
    unchanged: 1,
  });
  expect(names()).toEqual([
    { name: 'Ada Béck', opt_in: 'subscribed' },
    { name: 'Dahl', opt_in: 'yes' },
  ]);
  // A whole name is taken as before, and so is a name that is said to be whole.
  await world.bring(world.file('c.csv', 'name,email\nAda,ada@x.example\n'), { format: 'contacts' });
  expect(names()[0]).toMatchObject({ name: 'Ada' });
});
