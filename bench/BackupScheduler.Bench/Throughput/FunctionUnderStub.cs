using BackupScheduler.Bench.Functions;
using BackupScheduler.LocalAws.Lambda;

namespace BackupScheduler.Bench.Throughput;

/// <summary>One process of a published function, driven as Lambda drives it, against the stub.</summary>
internal sealed class FunctionUnderStub : IAsyncDisposable
{
    // The collector sees a machine as large as Lambda's: with all of this one's memory it would let garbage lie.
    private const string MemoryOfLambda = "0x8000000";
    private const int BatchSize = 10;

    private readonly LocalFunction _function;
    private readonly string _handler;

    private FunctionUnderStub(LocalFunction function, string handler, int process) => (_function, _handler, Process) = (function, handler, process);

    /// <summary>The process's id.</summary>
    public int Process { get; }

    public static async Task<FunctionUnderStub> StartAsync(
        string handler, string program, string stub, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation)
    {
        var name = $"{handler}-{Guid.NewGuid():N}";
        var function = await LocalFunction.StartAsync(
            new FunctionOptions(name, FunctionOptions.ProgramOf(program))
            {
                Handler = handler,
                Timeout = TimeSpan.FromMinutes(15),
                Environment = new Dictionary<string, string?>(settings)
                {
                    ["AWS_ENDPOINT_URL"] = stub,
                    ["AWS_REGION"] = "us-east-1",
                    ["DOTNET_GCTotalPhysicalMemory"] = MemoryOfLambda,
                },
            },
            cancellation);
        try
        {
            return new FunctionUnderStub(function, handler, await ProcessFigures.FindAsync(program, name, cancellation));
        }
        catch
        {
            await function.DisposeAsync();
            throw;
        }
    }

    /// <summary>Delivers messages, in batches, one after the other.</summary>
    /// <exception cref="MeasurementException">A message would come again.</exception>
    public async Task DeliverAsync(IEnumerable<string> bodies, CancellationToken cancellation, int batchSize = BatchSize)
    {
        foreach (var batch in bodies.Chunk(batchSize))
        {
            var answer = await _function.InvokeAsync(BatchEvent.Of(batch, TimeProvider.System.GetUtcNow()), cancellation);
            if (answer.Error is { } error) throw new MeasurementException($"{_handler}: {error.Type}: {error.Message}");
            if (BatchEvent.Failures(answer.Payload) is { Count: > 0 } failures) throw new MeasurementException($"{_handler}: {failures.Count} of {batch.Length} messages were not done");
        }
    }

    public ValueTask DisposeAsync() => _function.DisposeAsync();
}
