using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>A queue-fed function: a handler's <c>HandleAsync</c>, or something around one.</summary>
public delegate Task<SQSBatchResponse> BatchFunction(SQSEvent batch, ILambdaContext context);
