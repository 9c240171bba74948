using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Jobs;

/// <summary>The jobs of one kind in all places.</summary>
internal sealed class JobBook<TRequest>(TimeProvider time) : IDisposable
{
    /// <summary>How long a client token answers for its first call.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(8);

    /// <summary>How far back the listings go.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    private readonly List<Job<TRequest>> _jobs = [];
    private readonly List<ITimer> _timers = [];

    /// <summary>Such as `01695097218000-d6299cbd`: when, and something random.</summary>
    public static string NewId(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture,
        $"{now.ToUnixTimeMilliseconds():D14}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");

    /// <summary>The same text for the same parameters, in whichever order they came.</summary>
    public static string Parameters(JsonObject input) => new JsonObject(input
        .Where(field => field.Key != "ClientToken").OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))).ToJsonString();

    /// <summary>Enters a job, and sees to it that it is done: at once when it is due at once.</summary>
    public async Task BeginAsync(Job<TRequest> job)
    {
        var wait = job.Due - job.Started;
        lock (_jobs)
        {
            _jobs.Add(job);
            if (wait > TimeSpan.Zero)
            {
                _timers.Add(time.CreateTimer(_ => _ = job.FinishAsync(), null, wait, Timeout.InfiniteTimeSpan));
            }
        }

        if (wait <= TimeSpan.Zero)
        {
            await job.FinishAsync();
        }
    }

    public Job<TRequest>? Find(AwsPlace place, string arn) => Of(place).FirstOrDefault(job => job.Arn == arn);

    /// <summary>The job that a token has begun already; null when the token is new, or too old to count.</summary>
    public Job<TRequest>? Repeated(AwsPlace place, string? token) => token is null ? null
        : Of(place).LastOrDefault(job => job.Token == token && time.GetUtcNow() < job.Started + TokenLife);

    public int Running(AwsPlace place) => Of(place).Count(job => job.IsRunning(time.GetUtcNow()));

    /// <summary>As ListExports has it: in reverse alphanumeric order of their ARNs. AWS tells no order for ListImports.</summary>
    /// <param name="after">The ARN that the page before ended with.</param>
    public IReadOnlyList<Job<TRequest>> List(AwsPlace place, string? tableArn, string? after) =>
    [
        .. Of(place).Where(job => (tableArn is null || job.TableArn == tableArn) && time.GetUtcNow() < job.Started + Memory)
            .Where(job => after is null || string.CompareOrdinal(job.Arn, after) < 0)
            .OrderByDescending(job => job.Arn, StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        lock (_jobs)
        {
            _timers.ForEach(timer => timer.Dispose());
        }
    }

    private List<Job<TRequest>> Of(AwsPlace place)
    {
        lock (_jobs)
        {
            return [.. _jobs.Where(job => job.Place == place)];
        }
    }
}
