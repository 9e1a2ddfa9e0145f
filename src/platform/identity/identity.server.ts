/** Who is signed in: Better Auth over the regency's own tables, one instance a regency. Public sign-up is off. */
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Database, Trx } from '#platform/db/database.server.ts';

const DAY_S = 86_400;

/** Makes the identity of one regency. `secret` signs cookies; `publicUrl` decides whether they are Secure. */
export function openIdentity(db: Database, secret: string, publicUrl: string) {
  return betterAuth({
    database: { db, type: 'postgres' },
    secret,
    baseURL: publicUrl,
    basePath: '/api/identity',
    appName: 'OVO Prima',
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Our own limits count per account and per device before per address: whole offices share one address.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { modelName: 'authUsers' },
    session: { modelName: 'authSessions', expiresIn: 12 * 3600, updateAge: 3600, freshAge: DAY_S },
    account: { modelName: 'authAccounts' },
    verification: { modelName: 'authVerifications' },
    advanced: {
      cookiePrefix: 'ovo',
      useSecureCookies: publicUrl.startsWith('https://'),
      database: { generateId: () => crypto.randomUUID() },
    },
    plugins: [
      twoFactor({
        issuer: 'OVO Prima',
        schema: { twoFactor: { modelName: 'authTwoFactors' } },
        // A lock on the account could be used by whoever stole the password to keep its owner out; ours counts apart.
        accountLockout: { enabled: false },
      }),
    ],
  });
}

export type Identity = ReturnType<typeof openIdentity>;

/** Makes an account with a password and returns the user's id. @throws when the e-mail is taken */
export async function createAccount(
  identity: Identity,
  account: { name: string; email: string; password: string },
): Promise<string> {
  const context = await identity.$context;
  const user = await context.internalAdapter.createUser(
    {
      name: account.name,
      email: account.email.toLowerCase(),
      emailVerified: true,
    },
    { method: 'admin' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(account.password),
  });
  return user.id;
}

/** Sets a new password and ends every session of the account. */
export async function setPassword(identity: Identity, userId: string, password: string): Promise<void> {
  const context = await identity.$context;
  const hash = await context.password.hash(password);
  const accounts = await context.internalAdapter.findAccounts(userId);
  if (accounts.some((account) => account.providerId === 'credential'))
    await context.internalAdapter.updatePassword(userId, hash);
  else
    await context.internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
  await context.internalAdapter.deleteUserSessions(userId);
}

export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly userAgent: string | null;
}

/** The sessions of an account that still hold, the newest first. */
export async function sessionsOf(db: Database, userId: string, now: Date): Promise<OpenSession[]> {
  return db
    .selectFrom('authSessions')
    .select(['id', 'createdAt', 'updatedAt as lastUsedAt', 'userAgent'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute();
}

/** Ends one session of the account; somebody else's is not touched. */
export async function endSession(db: Database, userId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('authSessions').where('userId', '=', userId).where('id', '=', sessionId).execute();
}

/** Takes back a session that was just made for somebody who may not come in. */
export async function dropSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('authSessions').where('token', '=', token).execute();
}

/** Takes the second factor of an account away: the next sign-in asks for the password alone. */
async function clearSecondFactor(db: Database | Trx, userId: string): Promise<void> {
  await db.deleteFrom('authTwoFactors').where('userId', '=', userId).execute();
  await db.updateTable('authUsers').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
}

/** What rooms may do with accounts. */
export function accountsOf(identity: Identity) {
  return {
    create: (account: { name: string; email: string; password: string }) => createAccount(identity, account),
    setPassword: (userId: string, password: string) => setPassword(identity, userId, password),
    clearSecondFactor,
  };
}
