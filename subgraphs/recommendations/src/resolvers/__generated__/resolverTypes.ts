// Generated from subgraphs/recommendations/schema.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo } from 'graphql';
import type { BookParent } from '../../resolvers/BookParent.ts';
import type { RecommendationReason as DomainReason } from '../../domain/Recommendation.ts';
import type { User as DomainUser } from '../../domain/User.ts';
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
  _FieldSet: { input: string; output: string; }
};

/** Who may keep an answer. */
export type CacheControlScope =
  /** Everybody. */
  | 'PUBLIC'
  /** The one who has asked. */
  | 'PRIVATE';

/** What can be asked of the bookshop. */
export type Query = {
  readonly __typename?: 'Query';
  /** The book with this id; null when there is none. */
  readonly book?: Maybe<Book>;
  /** The catalogue in the order of ids, narrowed by words and category. */
  readonly books?: Maybe<BookConnection>;
  /**
   * Books for the viewer, learned from orders: what the viewer owns and what is sold out is left out. For a visitor, the most popular
   * ones. No book comes twice; each has a `reason`.
   */
  readonly recommendations?: Maybe<ReadonlyArray<Book>>;
};


/** What can be asked of the bookshop. */
export type QueryBookArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the bookshop. */
export type QueryBooksArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<Category>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the bookshop. */
export type QueryRecommendationsArgs = {
  category?: InputMaybe<Category>;
  maxResults?: InputMaybe<Scalars['Int']['input']>;
};

/** A shelf of the bookshop. */
export type Category =
  /** Crimes and who did them. */
  | 'MYSTERY'
  /** Other worlds and times. */
  | 'SCIENCE_FICTION'
  /** Living better. */
  | 'SELF_HELP';

/** A book of the catalogue. */
export type Book = {
  readonly __typename?: 'Book';
  /** Identifies the book across the graph. */
  readonly id: Scalars['ID']['output'];
  /** The title. */
  readonly title: Scalars['String']['output'];
  /** Who wrote it. */
  readonly author: Scalars['String']['output'];
  /** The shelf it stands on. */
  readonly category: Category;
  /** What it is about, in a sentence or two. */
  readonly description: Scalars['String']['output'];
  /** Why this book is recommended; null where it is not part of a list of recommendations. */
  readonly reason?: Maybe<RecommendationReason>;
  /** Books that readers of this one may like, the best first; never the book itself, and none that is sold out. */
  readonly similar: ReadonlyArray<Book>;
};


/** A book of the catalogue. */
export type BookSimilarArgs = {
  maxResults?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a book is recommended. */
export type RecommendationReason = {
  readonly __typename?: 'RecommendationReason';
  /** Which kind of reason it is. */
  readonly kind: RecommendationReasonKind;
  /** The book that it is recommended for; null unless the kind is `BOUGHT_TOGETHER`. */
  readonly book?: Maybe<Book>;
};

/** The kinds of reasons for a recommendation. More may be added. */
export type RecommendationReasonKind =
  /** Readers bought it near another book, which the viewer has or looks at. */
  | 'BOUGHT_TOGETHER'
  /** It is popular in the category that was asked for, or in one that the viewer buys from. */
  | 'POPULAR_IN_CATEGORY'
  /** It is popular. */
  | 'POPULAR';

/** A person with an account. */
export type User = {
  readonly __typename?: 'User';
  /** Identifies the user across the graph. */
  readonly id: Scalars['ID']['output'];
  /** Books for this user. They show themselves to the user only: on another user this is null, with a `NOT_FOUND` error. */
  readonly recommendations?: Maybe<ReadonlyArray<Book>>;
};


/** A person with an account. */
export type UserRecommendationsArgs = {
  category?: InputMaybe<Category>;
  maxResults?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of books. */
export type BookConnection = {
  readonly __typename?: 'BookConnection';
  /** The books of this page with their cursors. */
  readonly edges: ReadonlyArray<BookEdge>;
  /** The books of this page. */
  readonly nodes: ReadonlyArray<Book>;
  /** Whether there is more, and where to continue. */
  readonly pageInfo: PageInfo;
};

/** A book and its place in the list. */
export type BookEdge = {
  readonly __typename?: 'BookEdge';
  /** Pass it as `after` to continue behind this book. */
  readonly cursor: Scalars['String']['output'];
  /** The book. */
  readonly node: Book;
};

/** Where a page stands in its list (Relay cursor connections specification). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there are more items behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are items before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
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
  Book: Book;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Book:
    ( { __typename: 'Book' }
    & GraphQLRecursivePick<FederationTypes['Book'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Category: Category;
  Book: ResolverTypeWrapper<BookParent>;
  RecommendationReason: ResolverTypeWrapper<DomainReason>;
  RecommendationReasonKind: RecommendationReasonKind;
  User: ResolverTypeWrapper<DomainUser>;
  BookConnection: ResolverTypeWrapper<Omit<BookConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BookEdge']>, nodes: ReadonlyArray<ResolversTypes['Book']> }>;
  BookEdge: ResolverTypeWrapper<Omit<BookEdge, 'node'> & { node: ResolversTypes['Book'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Book: BookParent;
  RecommendationReason: DomainReason;
  User: DomainUser;
  BookConnection: Omit<BookConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BookEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Book']> };
  BookEdge: Omit<BookEdge, 'node'> & { node: ResolversParentTypes['Book'] };
  PageInfo: PageInfo;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType, RequireFields<QueryBookArgs, 'id'>>;
  books?: Resolver<Maybe<ResolversTypes['BookConnection']>, ParentType, ContextType, RequireFields<QueryBooksArgs, 'first'>>;
  recommendations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Book']>>, ParentType, ContextType, RequireFields<QueryRecommendationsArgs, 'maxResults'>>;
};

export type BookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Book'] = ResolversParentTypes['Book'], FederationReferenceType extends FederationReferenceTypes['Book'] = FederationReferenceTypes['Book']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Book']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['RecommendationReason']>, ParentType, ContextType>;
  similar?: Resolver<ReadonlyArray<ResolversTypes['Book']>, ParentType, ContextType, RequireFields<BookSimilarArgs, 'maxResults'>>;
};

export type RecommendationReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecommendationReason'] = ResolversParentTypes['RecommendationReason']> = {
  kind?: Resolver<ResolversTypes['RecommendationReasonKind'], ParentType, ContextType>;
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recommendations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Book']>>, ParentType, ContextType, RequireFields<UserRecommendationsArgs, 'maxResults'>>;
};

export type BookConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookConnection'] = ResolversParentTypes['BookConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BookEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Book']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BookEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookEdge'] = ResolversParentTypes['BookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Book'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Book?: BookResolvers<ContextType>;
  RecommendationReason?: RecommendationReasonResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  BookConnection?: BookConnectionResolvers<ContextType>;
  BookEdge?: BookEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};

