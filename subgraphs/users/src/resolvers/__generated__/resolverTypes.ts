// Generated from subgraphs/users/schema.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { VisibleUser } from '../VisibleUser.ts';
import type { JournalEntry as DomainJournalEntry } from '../../domain/journal/JournalEntry.ts';
import type { Context } from '../Context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time, RFC 3339 in UTC with milliseconds. */
  DateTime: { input: Date; output: Date; }
  /** An e-mail address (HTML living standard's form). */
  EmailAddress: { input: string; output: string; }
  /** A telephone number: digits only, without a leading zero, at least 9000000000. A string, so that no digit is lost. */
  PhoneNumber: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Reads the bookshop's data. */
export type Query = {
  readonly __typename?: 'Query';
  /** The signed-in user; null for an anonymous request. */
  readonly me?: Maybe<User>;
  /** The user with this ID or this name; null if there is none. Exactly one of the two arguments must be given. */
  readonly user?: Maybe<User>;
  /** Users in the order of registration, optionally filtered by a search. */
  readonly users?: Maybe<UserConnection>;
  /** The changes of users, in the order of commit. For administrators (scope `journal:read`, policy `staff`). */
  readonly journal?: Maybe<JournalConnection>;
};


/** Reads the bookshop's data. */
export type QueryUserArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** Reads the bookshop's data. */
export type QueryUsersArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Reads the bookshop's data. */
export type QueryJournalArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Changes the bookshop's data. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Creates an account. It does not sign in: call `login` next. */
  readonly register?: Maybe<RegisterResult>;
  /** Exchanges a username and a password for a session. */
  readonly login?: Maybe<LoginResult>;
  /**
   * Exchanges a refresh token for a new session. The exchange spends the token. For 30 seconds a spent token returns the session's
   * current refresh token, so it is safe to repeat a request whose response was lost, and to refresh in several tabs at once.
   * A later use is treated as theft and ends every session that descends from the same login.
   */
  readonly refresh?: Maybe<RefreshResult>;
  /** Ends the session of this refresh token. It has no further effect if the session has ended. */
  readonly logout?: Maybe<LogoutResult>;
  /** Changes the signed-in user's telephone number. */
  readonly changePhone?: Maybe<ChangePhoneResult>;
};


/** Changes the bookshop's data. */
export type MutationRegisterArgs = {
  input: RegisterInput;
};


/** Changes the bookshop's data. */
export type MutationLoginArgs = {
  input: LoginInput;
};


/** Changes the bookshop's data. */
export type MutationRefreshArgs = {
  refreshToken: Scalars['String']['input'];
};


/** Changes the bookshop's data. */
export type MutationLogoutArgs = {
  refreshToken: Scalars['String']['input'];
};


/** Changes the bookshop's data. */
export type MutationChangePhoneArgs = {
  phone: Scalars['PhoneNumber']['input'];
};

/** A person with an account. */
export type User = {
  readonly __typename?: 'User';
  /** Identifies the user across the graph. */
  readonly id: Scalars['ID']['output'];
  /** The name to sign in with. Unique, case-insensitive. */
  readonly username: Scalars['String']['output'];
  /** The name given at registration, 8 to 32 characters; it never changes. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** When the account was created; it never changes. */
  readonly since: Scalars['DateTime']['output'];
  /** Visible to the user and to administrators (scope `users:read`); null for others. */
  readonly phone?: Maybe<Scalars['PhoneNumber']['output']>;
  /** Visible to the user and to administrators (scope `users:read`); null for others. */
  readonly email?: Maybe<Scalars['EmailAddress']['output']>;
};

/** A page of users. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The users of this page with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The users of this page. */
  readonly nodes: ReadonlyArray<User>;
  /** Information for pagination. */
  readonly pageInfo: PageInfo;
};

/** A user with its cursor. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** Information for pagination (Relay cursor connections specification). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there are items after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are items before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item; null if the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item; null if the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A kind of change to a user. */
export type JournalEvent =
  /** The account was created. */
  | 'REGISTERED'
  /** The telephone number was changed. */
  | 'PHONE_CHANGED';

/** A change to a user. For staff (policy `staff`). */
export type JournalEntry = {
  readonly __typename?: 'JournalEntry';
  /** The entry's number, in the order of commit, without gaps. An integer as a string. */
  readonly position: Scalars['ID']['output'];
  /** The kind of change. */
  readonly event: JournalEvent;
  /** The user who was changed. */
  readonly user?: Maybe<User>;
  /** When the change was committed. */
  readonly at: Scalars['DateTime']['output'];
};

/** A page of the journal. */
export type JournalConnection = {
  readonly __typename?: 'JournalConnection';
  /** The number of entries in the journal. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The entries of this page with their cursors. */
  readonly edges: ReadonlyArray<JournalEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<JournalEntry>;
  /** Information for pagination. */
  readonly pageInfo: PageInfo;
};

/** A journal entry with its cursor. */
export type JournalEdge = {
  readonly __typename?: 'JournalEdge';
  /** Pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: JournalEntry;
};

/** The account to create. */
export type RegisterInput = {
  /** 3 to 32 letters, digits, `.`, `_` or `-`; unique, case-insensitive. */
  readonly username: Scalars['String']['input'];
  /** 8 to 128 characters. */
  readonly password: Scalars['String']['input'];
  /** Unique, case-insensitive. */
  readonly email: Scalars['EmailAddress']['input'];
  /** 8 to 32 characters after trimming, without invisible characters; unique if given. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** At least 9000000000. */
  readonly phone?: InputMaybe<Scalars['PhoneNumber']['input']>;
};

/** Credentials to sign in with. */
export type LoginInput = {
  /** The username, case-insensitive. */
  readonly username: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
  /** The `deviceToken` of the last `LoginSuccess` on this device, if there is one. Any other value is ignored. */
  readonly deviceToken?: InputMaybe<Scalars['String']['input']>;
};

/** An expected reason why a mutation changed nothing. */
export type Refusal = {
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The result of `register`. */
export type RegisterResult = RegisterSuccess | UsernameTaken | EmailTaken | NameTaken | InvalidInput;

/** The account was created. */
export type RegisterSuccess = {
  readonly __typename?: 'RegisterSuccess';
  /** The new user. */
  readonly user: User;
};

/** The username belongs to another account. */
export type UsernameTaken = Refusal & {
  readonly __typename?: 'UsernameTaken';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** The username that is taken. */
  readonly username: Scalars['String']['output'];
};

/** The e-mail address belongs to another account. */
export type EmailTaken = Refusal & {
  readonly __typename?: 'EmailTaken';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The name belongs to another account. */
export type NameTaken = Refusal & {
  readonly __typename?: 'NameTaken';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** At least one argument is invalid; nothing was changed. */
export type InvalidInput = Refusal & {
  readonly __typename?: 'InvalidInput';
  /** The message of the first issue. */
  readonly message: Scalars['String']['output'];
  /** All issues, in the order of the arguments. */
  readonly issues: ReadonlyArray<InputIssue>;
};

/** An invalid argument. */
export type InputIssue = {
  readonly __typename?: 'InputIssue';
  /** The path of the argument, from the field's arguments down, such as `input.items.0.quantity`. */
  readonly path: Scalars['String']['output'];
  /** The violated rule, as a human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The result of `login`. */
export type LoginResult = LoginSuccess | WrongCredentials | TooManyAttempts;

/** A session was opened. */
export type LoginSuccess = {
  readonly __typename?: 'LoginSuccess';
  /**
   * Identifies this device in later logins. Store it beyond the session and send it as `LoginInput.deviceToken`. It is good for 90
   * days from each login, for this account only, and signs nobody in without the password.
   */
  readonly deviceToken: Scalars['String']['output'];
  /** The session. */
  readonly session: Session;
};

/** The username or the password is wrong; which of them is not disclosed. */
export type WrongCredentials = Refusal & {
  readonly __typename?: 'WrongCredentials';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/**
 * Too many attempts failed, from this client or at this account; the password was not checked. Each further failure doubles the
 * wait. Failures elsewhere do not delay a login from a network or a device that has signed in to this account in the last 90 days.
 */
export type TooManyAttempts = Refusal & {
  readonly __typename?: 'TooManyAttempts';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** Seconds to wait before the next attempt. */
  readonly retryAfter: Scalars['Int']['output'];
};

/** A signed-in session. */
export type Session = {
  readonly __typename?: 'Session';
  /** A JWT to send as `Authorization: Bearer …`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Exchange it for a new session with `refresh`, which replaces it. */
  readonly refreshToken: Scalars['String']['output'];
  /** The signed-in user. Contact details are visible here: the session is theirs. */
  readonly user: User;
};

/** The result of `refresh`. */
export type RefreshResult = RefreshSuccess | InvalidRefreshToken;

/** The session continues. */
export type RefreshSuccess = {
  readonly __typename?: 'RefreshSuccess';
  /** The session; its tokens replace the previous ones. */
  readonly session: Session;
};

/** The refresh token is unknown, expired, revoked, or was spent more than 30 seconds ago. Sign in again. */
export type InvalidRefreshToken = Refusal & {
  readonly __typename?: 'InvalidRefreshToken';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The result of `logout`. */
export type LogoutResult = {
  readonly __typename?: 'LogoutResult';
  /** Always true: after `logout` the session has ended. */
  readonly loggedOut: Scalars['Boolean']['output'];
};

/** The result of `changePhone`. */
export type ChangePhoneResult = ChangePhoneSuccess | InvalidInput;

/** The number was changed. */
export type ChangePhoneSuccess = {
  readonly __typename?: 'ChangePhoneSuccess';
  /** The user, with the new number. */
  readonly user: User;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & ( GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['User'], {"username":true}> ) );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RegisterResult:
    | ( Omit<RegisterSuccess, 'user'> & { user: _RefType['User'] } )
    | ( UsernameTaken )
    | ( EmailTaken )
    | ( NameTaken )
    | ( InvalidInput )
  ;
  LoginResult:
    | ( Omit<LoginSuccess, 'session'> & { session: _RefType['Session'] } )
    | ( WrongCredentials )
    | ( TooManyAttempts )
  ;
  RefreshResult:
    | ( Omit<RefreshSuccess, 'session'> & { session: _RefType['Session'] } )
    | ( InvalidRefreshToken )
  ;
  ChangePhoneResult:
    | ( Omit<ChangePhoneSuccess, 'user'> & { user: _RefType['User'] } )
    | ( InvalidInput )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( UsernameTaken )
    | ( EmailTaken )
    | ( NameTaken )
    | ( InvalidInput )
    | ( WrongCredentials )
    | ( TooManyAttempts )
    | ( InvalidRefreshToken )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<VisibleUser>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  JournalEvent: JournalEvent;
  JournalEntry: ResolverTypeWrapper<DomainJournalEntry>;
  JournalConnection: ResolverTypeWrapper<Omit<JournalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['JournalEdge']>, nodes: ReadonlyArray<ResolversTypes['JournalEntry']> }>;
  JournalEdge: ResolverTypeWrapper<Omit<JournalEdge, 'node'> & { node: ResolversTypes['JournalEntry'] }>;
  RegisterInput: RegisterInput;
  LoginInput: LoginInput;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  RegisterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterResult']>;
  RegisterSuccess: ResolverTypeWrapper<Omit<RegisterSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  UsernameTaken: ResolverTypeWrapper<UsernameTaken>;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  NameTaken: ResolverTypeWrapper<NameTaken>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  InputIssue: ResolverTypeWrapper<InputIssue>;
  LoginResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoginResult']>;
  LoginSuccess: ResolverTypeWrapper<Omit<LoginSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  WrongCredentials: ResolverTypeWrapper<WrongCredentials>;
  TooManyAttempts: ResolverTypeWrapper<TooManyAttempts>;
  Session: ResolverTypeWrapper<Omit<Session, 'user'> & { user: ResolversTypes['User'] }>;
  RefreshResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshResult']>;
  RefreshSuccess: ResolverTypeWrapper<Omit<RefreshSuccess, 'session'> & { session: ResolversTypes['Session'] }>;
  InvalidRefreshToken: ResolverTypeWrapper<InvalidRefreshToken>;
  LogoutResult: ResolverTypeWrapper<LogoutResult>;
  ChangePhoneResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePhoneResult']>;
  ChangePhoneSuccess: ResolverTypeWrapper<Omit<ChangePhoneSuccess, 'user'> & { user: ResolversTypes['User'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  User: VisibleUser;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  JournalEntry: DomainJournalEntry;
  JournalConnection: Omit<JournalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['JournalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['JournalEntry']> };
  JournalEdge: Omit<JournalEdge, 'node'> & { node: ResolversParentTypes['JournalEntry'] };
  RegisterInput: RegisterInput;
  LoginInput: LoginInput;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  RegisterResult: ResolversUnionTypes<ResolversParentTypes>['RegisterResult'];
  RegisterSuccess: Omit<RegisterSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  UsernameTaken: UsernameTaken;
  EmailTaken: EmailTaken;
  NameTaken: NameTaken;
  InvalidInput: InvalidInput;
  InputIssue: InputIssue;
  LoginResult: ResolversUnionTypes<ResolversParentTypes>['LoginResult'];
  LoginSuccess: Omit<LoginSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  WrongCredentials: WrongCredentials;
  TooManyAttempts: TooManyAttempts;
  Session: Omit<Session, 'user'> & { user: ResolversParentTypes['User'] };
  RefreshResult: ResolversUnionTypes<ResolversParentTypes>['RefreshResult'];
  RefreshSuccess: Omit<RefreshSuccess, 'session'> & { session: ResolversParentTypes['Session'] };
  InvalidRefreshToken: InvalidRefreshToken;
  LogoutResult: LogoutResult;
  ChangePhoneResult: ResolversUnionTypes<ResolversParentTypes>['ChangePhoneResult'];
  ChangePhoneSuccess: Omit<ChangePhoneSuccess, 'user'> & { user: ResolversParentTypes['User'] };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, Partial<QueryUserArgs>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  journal?: Resolver<Maybe<ResolversTypes['JournalConnection']>, ParentType, ContextType, RequireFields<QueryJournalArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  register?: Resolver<Maybe<ResolversTypes['RegisterResult']>, ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  login?: Resolver<Maybe<ResolversTypes['LoginResult']>, ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  refresh?: Resolver<Maybe<ResolversTypes['RefreshResult']>, ParentType, ContextType, RequireFields<MutationRefreshArgs, 'refreshToken'>>;
  logout?: Resolver<Maybe<ResolversTypes['LogoutResult']>, ParentType, ContextType, RequireFields<MutationLogoutArgs, 'refreshToken'>>;
  changePhone?: Resolver<Maybe<ResolversTypes['ChangePhoneResult']>, ParentType, ContextType, RequireFields<MutationChangePhoneArgs, 'phone'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JournalEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntry'] = ResolversParentTypes['JournalEntry']> = {
  position?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['JournalEvent'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type JournalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalConnection'] = ResolversParentTypes['JournalConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JournalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEdge'] = ResolversParentTypes['JournalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'UsernameTaken' | 'EmailTaken' | 'NameTaken' | 'InvalidInput' | 'WrongCredentials' | 'TooManyAttempts' | 'InvalidRefreshToken', ParentType, ContextType>;
};

export type RegisterResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterResult'] = ResolversParentTypes['RegisterResult']> = {
  __resolveType: TypeResolveFn<'RegisterSuccess' | 'UsernameTaken' | 'EmailTaken' | 'NameTaken' | 'InvalidInput', ParentType, ContextType>;
};

export type RegisterSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterSuccess'] = ResolversParentTypes['RegisterSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UsernameTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsernameTaken'] = ResolversParentTypes['UsernameTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NameTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NameTaken'] = ResolversParentTypes['NameTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['InputIssue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputIssue'] = ResolversParentTypes['InputIssue']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LoginResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginResult'] = ResolversParentTypes['LoginResult']> = {
  __resolveType: TypeResolveFn<'LoginSuccess' | 'WrongCredentials' | 'TooManyAttempts', ParentType, ContextType>;
};

export type LoginSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginSuccess'] = ResolversParentTypes['LoginSuccess']> = {
  deviceToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongCredentials'] = ResolversParentTypes['WrongCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TooManyAttemptsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyAttempts'] = ResolversParentTypes['TooManyAttempts']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RefreshResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshResult'] = ResolversParentTypes['RefreshResult']> = {
  __resolveType: TypeResolveFn<'RefreshSuccess' | 'InvalidRefreshToken', ParentType, ContextType>;
};

export type RefreshSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSuccess'] = ResolversParentTypes['RefreshSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidRefreshTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidRefreshToken'] = ResolversParentTypes['InvalidRefreshToken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogoutResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutResult'] = ResolversParentTypes['LogoutResult']> = {
  loggedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChangePhoneResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePhoneResult'] = ResolversParentTypes['ChangePhoneResult']> = {
  __resolveType: TypeResolveFn<'ChangePhoneSuccess' | 'InvalidInput', ParentType, ContextType>;
};

export type ChangePhoneSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePhoneSuccess'] = ResolversParentTypes['ChangePhoneSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  PhoneNumber?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  JournalEntry?: JournalEntryResolvers<ContextType>;
  JournalConnection?: JournalConnectionResolvers<ContextType>;
  JournalEdge?: JournalEdgeResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  RegisterResult?: RegisterResultResolvers<ContextType>;
  RegisterSuccess?: RegisterSuccessResolvers<ContextType>;
  UsernameTaken?: UsernameTakenResolvers<ContextType>;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  NameTaken?: NameTakenResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  InputIssue?: InputIssueResolvers<ContextType>;
  LoginResult?: LoginResultResolvers<ContextType>;
  LoginSuccess?: LoginSuccessResolvers<ContextType>;
  WrongCredentials?: WrongCredentialsResolvers<ContextType>;
  TooManyAttempts?: TooManyAttemptsResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  RefreshResult?: RefreshResultResolvers<ContextType>;
  RefreshSuccess?: RefreshSuccessResolvers<ContextType>;
  InvalidRefreshToken?: InvalidRefreshTokenResolvers<ContextType>;
  LogoutResult?: LogoutResultResolvers<ContextType>;
  ChangePhoneResult?: ChangePhoneResultResolvers<ContextType>;
  ChangePhoneSuccess?: ChangePhoneSuccessResolvers<ContextType>;
};


