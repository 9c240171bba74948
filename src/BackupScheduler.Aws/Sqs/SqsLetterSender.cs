using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Sqs;

/// <summary>Sends letters back over a client that repeats nothing by itself: SendMessage has no idempotency token.</summary>
internal sealed class SqsLetterSender(IAmazonSQS sqs, QueueAddresses addresses) : ILetterSender
{
    public async Task<SendResult> SendAsync(WorkQueue queue, string body, string? fairnessGroup, CancellationToken cancellation)
    {
        var request = new SendMessageRequest { QueueUrl = addresses.Of(queue), MessageBody = body, MessageGroupId = fairnessGroup };
        try
        {
            await sqs.SendMessageAsync(request, cancellation);
            return new SendResult(SendState.Sent);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new SendResult(SendState.InDoubt, "interrupted before the queue answered");
        }
        catch (Exception e) when (AwsFailure.Translate(e) is { } failure)
        {
            return new SendResult(StateOf(failure, e), $"{failure.Code}: {failure.Message}");
        }
    }

    // What the service refuses it has not taken; a server error, a broken connection or an answer that cannot be right tells nothing.
    private static SendState StateOf(ServiceFailureException failure, Exception e) =>
        e is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError }
            ? failure.Kind == FailureKind.Throttled ? SendState.Throttled : SendState.NotSent
            : WasNeverReached(e) ? SendState.NotSent : SendState.InDoubt;

    private static bool WasNeverReached(Exception? e) => e switch
    {
        null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => true,
        _ => WasNeverReached(e.InnerException),
    };
}
