// Generated from subgraphs/orders/schema.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AppliedPromotion as AppliedPromotionRecord } from '../../domain/AppliedPromotion.ts';
import type { EntityReference } from '../EntityReference.ts';
import type { Money as MoneyRecord } from '../../domain/Money.ts';
import type { Order as OrderRecord, OrderItem as OrderItemRecord } from '../../domain/Order.ts';
import type { PromotionUse as PromotionUseRecord } from '../../domain/PromotionReport.ts';
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
  /** A currency, by its ISO 4217 code. */
  Currency: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Who may cache a response. */
export type CacheControlScope =
  /** Shared by all clients. */
  | 'PUBLIC'
  /** Only for the user who requested it. */
  | 'PRIVATE';

/** Reads the bookshop's data. */
export type Query = {
  readonly __typename?: 'Query';
  /** The viewer's order with this ID. Another user's order and an unknown one look the same: null, with a `NOT_FOUND` error. */
  readonly order?: Maybe<Order>;
  /** Every use of the promotion, oldest first, including orders canceled since. For staff (scope `promotions:read`). */
  readonly promotionReport?: Maybe<PromotionUseConnection>;
};


/** Reads the bookshop's data. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** Reads the bookshop's data. */
export type QueryPromotionReportArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Changes the bookshop's data. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Places an order for the signed-in user. Prices are those of the current offers. */
  readonly createOrder?: Maybe<CreateOrderResult>;
  /** Cancels the viewer's order and returns its books to stock. Canceling an order twice has no further effect. */
  readonly cancelOrder?: Maybe<CancelOrderResult>;
  /**
   * Marks an order as shipped; it can no longer be canceled. Shipping an order twice has no further effect. For staff (scope
   * `orders:ship`).
   */
  readonly shipOrder?: Maybe<ShipOrderResult>;
};


/** Changes the bookshop's data. */
export type MutationCreateOrderArgs = {
  input: CreateOrderInput;
};


/** Changes the bookshop's data. */
export type MutationCancelOrderArgs = {
  id: Scalars['ID']['input'];
};


/** Changes the bookshop's data. */
export type MutationShipOrderArgs = {
  id: Scalars['ID']['input'];
};

/** A person with an account. */
export type User = {
  readonly __typename?: 'User';
  /** Identifies the user across the graph. */
  readonly id: Scalars['ID']['output'];
  /** The user's orders, newest first. Visible only to their owner: null for other users, with a `NOT_FOUND` error. */
  readonly orders?: Maybe<OrderConnection>;
};


/** A person with an account. */
export type UserOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A book of the catalogue. */
export type Book = {
  readonly __typename?: 'Book';
  /** Identifies the book across the graph. */
  readonly id: Scalars['ID']['output'];
  /** The current price of one copy; null if the book is not for sale. */
  readonly price?: Maybe<Money>;
  /** Whether at least one copy can be ordered; null if the book is not for sale. */
  readonly inStock?: Maybe<Scalars['Boolean']['output']>;
  /** The number of copies ordered, excluding canceled orders; null if the book is not for sale. */
  readonly timesOrdered?: Maybe<Scalars['Int']['output']>;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** In the currency's minor unit: 1999 is 19.99 USD. */
  readonly amount: Scalars['Int']['output'];
  /** The currency. */
  readonly currency: Scalars['Currency']['output'];
};

/** The state of an order. */
export type OrderStatus =
  /** Waiting to be shipped; it can be canceled. */
  | 'PLACED'
  /** Shipped; it can no longer be canceled. */
  | 'SHIPPED'
  /** Canceled; its books are back in stock. */
  | 'CANCELED';

/** A purchase by a customer. */
export type Order = {
  readonly __typename?: 'Order';
  /** Identifies the order across the graph. */
  readonly id: Scalars['ID']['output'];
  /** The state of the order. */
  readonly status: OrderStatus;
  /** When the order was placed. */
  readonly placedAt: Scalars['DateTime']['output'];
  /** When the order was canceled; null if it was not. */
  readonly canceledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user who placed the order. */
  readonly customer?: Maybe<User>;
  /** The items of the order, one per book. */
  readonly items: ReadonlyArray<OrderItem>;
  /** The sum of the items before the promotion. */
  readonly subtotal: Money;
  /** The amount to pay: the subtotal less the promotion's discount. */
  readonly total: Money;
  /** The promotion applied to the order; null if none was. */
  readonly promotion?: Maybe<AppliedPromotion>;
};

/** A book of an order, with its quantity. */
export type OrderItem = {
  readonly __typename?: 'OrderItem';
  /** The book. */
  readonly book?: Maybe<Book>;
  /** The number of copies. */
  readonly quantity: Scalars['Int']['output'];
  /** The price of one copy when the order was placed. */
  readonly unitPrice: Money;
  /** `quantity` times `unitPrice`. */
  readonly subtotal: Money;
};

/** Two books bought, one more free: the cheapest of three or more, once per customer. */
export type AppliedPromotion = {
  readonly __typename?: 'AppliedPromotion';
  /** The book of which one copy was free. */
  readonly book?: Maybe<Book>;
  /** The amount saved. */
  readonly discount: Money;
};

/** A page of orders. */
export type OrderConnection = {
  readonly __typename?: 'OrderConnection';
  /** The number of orders that the user has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The orders of this page with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The orders of this page. */
  readonly nodes: ReadonlyArray<Order>;
  /** Information for pagination. */
  readonly pageInfo: PageInfo;
};

/** An order with its cursor. */
export type OrderEdge = {
  readonly __typename?: 'OrderEdge';
  /** Pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
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

/** The order to place. */
export type CreateOrderInput = {
  /**
   * Chosen by the client, 8 to 64 visible ASCII characters, unique per purchase. A repeated request with the same key and the
   * same items returns the same order; with other items it is rejected.
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 1 to 50 items, each book at most once. */
  readonly items: ReadonlyArray<OrderItemInput>;
};

/** A book to order. */
export type OrderItemInput = {
  /** The book. */
  readonly bookId: Scalars['ID']['input'];
  /** The number of copies, 1 to 99. */
  readonly quantity: Scalars['Int']['input'];
};

/** An expected reason why a mutation changed nothing. */
export type Refusal = {
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

/** The result of `createOrder`. */
export type CreateOrderResult = CreateOrderSuccess | InsufficientStock | BookNotOffered | IdempotencyKeyReused | InvalidInput;

/** The order was placed, now or by an earlier call with the same idempotency key. */
export type CreateOrderSuccess = {
  readonly __typename?: 'CreateOrderSuccess';
  /** The order. */
  readonly order: Order;
};

/** At least one book has too few copies in stock; nothing was ordered. */
export type InsufficientStock = Refusal & {
  readonly __typename?: 'InsufficientStock';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** Every book with too few copies in stock, in the order of the items. */
  readonly shortages: ReadonlyArray<StockShortage>;
  /** The book of the first shortage. */
  readonly book?: Maybe<Book>;
  /** The number of copies of that book in stock. */
  readonly available: Scalars['Int']['output'];
};

/** A book of which fewer copies are in stock than were ordered. */
export type StockShortage = {
  readonly __typename?: 'StockShortage';
  /** The book. */
  readonly book?: Maybe<Book>;
  /** The number of copies ordered. */
  readonly requested: Scalars['Int']['output'];
  /** The number of copies in stock. */
  readonly available: Scalars['Int']['output'];
};

/** The book does not exist or is not for sale; nothing was ordered. */
export type BookNotOffered = Refusal & {
  readonly __typename?: 'BookNotOffered';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** The ordered ID. */
  readonly bookId: Scalars['ID']['output'];
};

/** The idempotency key was used for other items; nothing was ordered. */
export type IdempotencyKeyReused = Refusal & {
  readonly __typename?: 'IdempotencyKeyReused';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The result of `cancelOrder`. */
export type CancelOrderResult = CancelOrderSuccess | OrderNotFound | OrderNotCancelable;

/** The order is canceled, by this call or an earlier one. */
export type CancelOrderSuccess = {
  readonly __typename?: 'CancelOrderSuccess';
  /** The order. */
  readonly order: Order;
};

/** There is no such order, or it is not visible to the viewer. */
export type OrderNotFound = Refusal & {
  readonly __typename?: 'OrderNotFound';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
};

/** The order was shipped and cannot be canceled. */
export type OrderNotCancelable = Refusal & {
  readonly __typename?: 'OrderNotCancelable';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** The order, unchanged. */
  readonly order: Order;
};

/** The result of `shipOrder`. */
export type ShipOrderResult = ShipOrderSuccess | OrderNotFound | OrderNotShippable;

/** The order is shipped, by this request or an earlier one. */
export type ShipOrderSuccess = {
  readonly __typename?: 'ShipOrderSuccess';
  /** The order. */
  readonly order: Order;
};

/** The order was canceled and cannot be shipped. */
export type OrderNotShippable = Refusal & {
  readonly __typename?: 'OrderNotShippable';
  /** A human-readable message. */
  readonly message: Scalars['String']['output'];
  /** The order, unchanged. */
  readonly order: Order;
};

/** A page of the promotion report. */
export type PromotionUseConnection = {
  readonly __typename?: 'PromotionUseConnection';
  /** The uses of this page with their cursors. */
  readonly edges: ReadonlyArray<PromotionUseEdge>;
  /** The uses of this page. */
  readonly nodes: ReadonlyArray<PromotionUse>;
  /** Information for pagination. */
  readonly pageInfo: PageInfo;
};

/** A use of the promotion with its cursor. */
export type PromotionUseEdge = {
  readonly __typename?: 'PromotionUseEdge';
  /** Pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The use. */
  readonly node: PromotionUse;
};

/** A use of the promotion "two books bought, one more free". For staff. */
export type PromotionUse = {
  readonly __typename?: 'PromotionUse';
  /** The ID of the order that used the promotion. */
  readonly orderId: Scalars['ID']['output'];
  /** The customer, who can use the promotion once. */
  readonly customer?: Maybe<User>;
  /** The book of which one copy was free. */
  readonly book?: Maybe<Book>;
  /** The amount saved. */
  readonly discount: Money;
  /** When the order was placed. */
  readonly usedAt: Scalars['DateTime']['output'];
  /** When the order was canceled, so that the customer can use the promotion again; null if it was not. */
  readonly releasedAt?: Maybe<Scalars['DateTime']['output']>;
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
  Book: Book;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Book:
    ( { __typename: 'Book' }
    & GraphQLRecursivePick<FederationTypes['Book'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreateOrderResult:
    | ( Omit<CreateOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( Omit<InsufficientStock, 'shortages' | 'book'> & { shortages: ReadonlyArray<_RefType['StockShortage']>, book?: Maybe<_RefType['Book']> } )
    | ( BookNotOffered )
    | ( IdempotencyKeyReused )
    | ( InvalidInput )
  ;
  CancelOrderResult:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( OrderNotFound )
    | ( Omit<OrderNotCancelable, 'order'> & { order: _RefType['Order'] } )
  ;
  ShipOrderResult:
    | ( Omit<ShipOrderSuccess, 'order'> & { order: _RefType['Order'] } )
    | ( OrderNotFound )
    | ( Omit<OrderNotShippable, 'order'> & { order: _RefType['Order'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Refusal:
    | ( InvalidInput )
    | ( Omit<InsufficientStock, 'shortages' | 'book'> & { shortages: ReadonlyArray<_RefType['StockShortage']>, book?: Maybe<_RefType['Book']> } )
    | ( BookNotOffered )
    | ( IdempotencyKeyReused )
    | ( OrderNotFound )
    | ( Omit<OrderNotCancelable, 'order'> & { order: _RefType['Order'] } )
    | ( Omit<OrderNotShippable, 'order'> & { order: _RefType['Order'] } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<EntityReference>;
  Book: ResolverTypeWrapper<EntityReference>;
  Money: ResolverTypeWrapper<MoneyRecord>;
  OrderStatus: OrderStatus;
  Order: ResolverTypeWrapper<OrderRecord>;
  OrderItem: ResolverTypeWrapper<OrderItemRecord>;
  AppliedPromotion: ResolverTypeWrapper<AppliedPromotionRecord>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  CreateOrderInput: CreateOrderInput;
  OrderItemInput: OrderItemInput;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  InputIssue: ResolverTypeWrapper<InputIssue>;
  CreateOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderResult']>;
  CreateOrderSuccess: ResolverTypeWrapper<Omit<CreateOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  InsufficientStock: ResolverTypeWrapper<Omit<InsufficientStock, 'shortages' | 'book'> & { shortages: ReadonlyArray<ResolversTypes['StockShortage']>, book?: Maybe<ResolversTypes['Book']> }>;
  StockShortage: ResolverTypeWrapper<Omit<StockShortage, 'book'> & { book?: Maybe<ResolversTypes['Book']> }>;
  BookNotOffered: ResolverTypeWrapper<BookNotOffered>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNotFound: ResolverTypeWrapper<OrderNotFound>;
  OrderNotCancelable: ResolverTypeWrapper<Omit<OrderNotCancelable, 'order'> & { order: ResolversTypes['Order'] }>;
  ShipOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ShipOrderResult']>;
  ShipOrderSuccess: ResolverTypeWrapper<Omit<ShipOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  OrderNotShippable: ResolverTypeWrapper<Omit<OrderNotShippable, 'order'> & { order: ResolversTypes['Order'] }>;
  PromotionUseConnection: ResolverTypeWrapper<Omit<PromotionUseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PromotionUseEdge']>, nodes: ReadonlyArray<ResolversTypes['PromotionUse']> }>;
  PromotionUseEdge: ResolverTypeWrapper<Omit<PromotionUseEdge, 'node'> & { node: ResolversTypes['PromotionUse'] }>;
  PromotionUse: ResolverTypeWrapper<PromotionUseRecord>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Currency: Scalars['Currency']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  User: EntityReference;
  Book: EntityReference;
  Money: MoneyRecord;
  Order: OrderRecord;
  OrderItem: OrderItemRecord;
  AppliedPromotion: AppliedPromotionRecord;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  PageInfo: PageInfo;
  CreateOrderInput: CreateOrderInput;
  OrderItemInput: OrderItemInput;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  InvalidInput: InvalidInput;
  InputIssue: InputIssue;
  CreateOrderResult: ResolversUnionTypes<ResolversParentTypes>['CreateOrderResult'];
  CreateOrderSuccess: Omit<CreateOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  InsufficientStock: Omit<InsufficientStock, 'shortages' | 'book'> & { shortages: ReadonlyArray<ResolversParentTypes['StockShortage']>, book?: Maybe<ResolversParentTypes['Book']> };
  StockShortage: Omit<StockShortage, 'book'> & { book?: Maybe<ResolversParentTypes['Book']> };
  BookNotOffered: BookNotOffered;
  IdempotencyKeyReused: IdempotencyKeyReused;
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNotFound: OrderNotFound;
  OrderNotCancelable: Omit<OrderNotCancelable, 'order'> & { order: ResolversParentTypes['Order'] };
  ShipOrderResult: ResolversUnionTypes<ResolversParentTypes>['ShipOrderResult'];
  ShipOrderSuccess: Omit<ShipOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  OrderNotShippable: Omit<OrderNotShippable, 'order'> & { order: ResolversParentTypes['Order'] };
  PromotionUseConnection: Omit<PromotionUseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PromotionUseEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PromotionUse']> };
  PromotionUseEdge: Omit<PromotionUseEdge, 'node'> & { node: ResolversParentTypes['PromotionUse'] };
  PromotionUse: PromotionUseRecord;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  promotionReport?: Resolver<Maybe<ResolversTypes['PromotionUseConnection']>, ParentType, ContextType, RequireFields<QueryPromotionReportArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createOrder?: Resolver<Maybe<ResolversTypes['CreateOrderResult']>, ParentType, ContextType, RequireFields<MutationCreateOrderArgs, 'input'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['CancelOrderResult']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'id'>>;
  shipOrder?: Resolver<Maybe<ResolversTypes['ShipOrderResult']>, ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'id'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<UserOrdersArgs, 'first'>>;
};

export type BookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Book'] = ResolversParentTypes['Book'], FederationReferenceType extends FederationReferenceTypes['Book'] = FederationReferenceTypes['Book']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Book']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  inStock?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  timesOrdered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  canceledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['AppliedPromotion']>, ParentType, ContextType>;
};

export type OrderItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItem'] = ResolversParentTypes['OrderItem']> = {
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AppliedPromotionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppliedPromotion'] = ResolversParentTypes['AppliedPromotion']> = {
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'InsufficientStock' | 'BookNotOffered' | 'IdempotencyKeyReused' | 'OrderNotFound' | 'OrderNotCancelable' | 'OrderNotShippable', ParentType, ContextType>;
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

export type CreateOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderResult'] = ResolversParentTypes['CreateOrderResult']> = {
  __resolveType: TypeResolveFn<'CreateOrderSuccess' | 'InsufficientStock' | 'BookNotOffered' | 'IdempotencyKeyReused' | 'InvalidInput', ParentType, ContextType>;
};

export type CreateOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderSuccess'] = ResolversParentTypes['CreateOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsufficientStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStock'] = ResolversParentTypes['InsufficientStock']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shortages?: Resolver<ReadonlyArray<ResolversTypes['StockShortage']>, ParentType, ContextType>;
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockShortageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockShortage'] = ResolversParentTypes['StockShortage']> = {
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookNotOfferedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookNotOffered'] = ResolversParentTypes['BookNotOffered']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bookId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderResult'] = ResolversParentTypes['CancelOrderResult']> = {
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'OrderNotFound' | 'OrderNotCancelable', ParentType, ContextType>;
};

export type CancelOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotFound'] = ResolversParentTypes['OrderNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotCancelableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotCancelable'] = ResolversParentTypes['OrderNotCancelable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipOrderResult'] = ResolversParentTypes['ShipOrderResult']> = {
  __resolveType: TypeResolveFn<'ShipOrderSuccess' | 'OrderNotFound' | 'OrderNotShippable', ParentType, ContextType>;
};

export type ShipOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipOrderSuccess'] = ResolversParentTypes['ShipOrderSuccess']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotShippableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotShippable'] = ResolversParentTypes['OrderNotShippable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PromotionUseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionUseConnection'] = ResolversParentTypes['PromotionUseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PromotionUseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PromotionUse']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PromotionUseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionUseEdge'] = ResolversParentTypes['PromotionUseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PromotionUse'], ParentType, ContextType>;
};

export type PromotionUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionUse'] = ResolversParentTypes['PromotionUse']> = {
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  book?: Resolver<Maybe<ResolversTypes['Book']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  usedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Book?: BookResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderItem?: OrderItemResolvers<ContextType>;
  AppliedPromotion?: AppliedPromotionResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  InputIssue?: InputIssueResolvers<ContextType>;
  CreateOrderResult?: CreateOrderResultResolvers<ContextType>;
  CreateOrderSuccess?: CreateOrderSuccessResolvers<ContextType>;
  InsufficientStock?: InsufficientStockResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  BookNotOffered?: BookNotOfferedResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  CancelOrderResult?: CancelOrderResultResolvers<ContextType>;
  CancelOrderSuccess?: CancelOrderSuccessResolvers<ContextType>;
  OrderNotFound?: OrderNotFoundResolvers<ContextType>;
  OrderNotCancelable?: OrderNotCancelableResolvers<ContextType>;
  ShipOrderResult?: ShipOrderResultResolvers<ContextType>;
  ShipOrderSuccess?: ShipOrderSuccessResolvers<ContextType>;
  OrderNotShippable?: OrderNotShippableResolvers<ContextType>;
  PromotionUseConnection?: PromotionUseConnectionResolvers<ContextType>;
  PromotionUseEdge?: PromotionUseEdgeResolvers<ContextType>;
  PromotionUse?: PromotionUseResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};

