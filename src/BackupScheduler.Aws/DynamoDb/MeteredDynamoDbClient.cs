using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.DynamoDb;

/// <summary>A client that counts the throttled attempts which the SDK repeats by itself; the last one becomes a failure, which is counted where it is settled.</summary>
internal sealed class MeteredDynamoDbClient : AmazonDynamoDBClient
{
    public MeteredDynamoDbClient(AWSCredentials credentials, AmazonDynamoDBConfig config, IMetrics metrics, TableScope scope)
        : base(credentials, config) =>
        // Inside the retry handler, so that every attempt passes.
        RuntimePipeline.AddHandlerAfter<RetryHandler>(new ThrottleMeter(config.MaxErrorRetry, metrics, scope));

    private sealed class ThrottleMeter(int retries, IMetrics metrics, TableScope scope) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            catch (AmazonServiceException e) when (IsRepeatedThrottle(e, executionContext))
            {
                metrics.Count(Core.Metrics.Metric.Throttled, 1, scope);
                throw;
            }
        }

        private bool IsRepeatedThrottle(AmazonServiceException e, IExecutionContext context) =>
            context.RequestContext.Retries < retries && AwsFailure.Translate(e)?.Kind == FailureKind.Throttled;
    }
}
