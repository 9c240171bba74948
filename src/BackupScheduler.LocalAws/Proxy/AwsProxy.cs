using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Hosting;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Proxy.Ledger;
using BackupScheduler.LocalAws.Proxy.S3;
using BackupScheduler.LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Stands between the clients and the emulator: counts calls, gives AWS's semantics where the emulator lacks them, and takes further behaviours.</summary>
/// <remarks>
/// The account of a call is that of its `x-moto-account-id` header, else that of the session which AssumeRole
/// answered through this proxy, else moto's default. Operations that moto does not know stay its HTML 500. What the proxy answers
/// itself (exports, imports, restores by copying) never reaches moto's IAM enforcement: who may ask is held by the ledger alone.
/// </remarks>
public sealed class AwsProxy : IAsyncDisposable
{
    private readonly Upstream _upstream;
    private readonly AwsWire _wire;
    private readonly AccountBook _accounts = new();
    private readonly BackupSemantics _backups;
    private readonly TableSemantics _tables;
    private readonly IProxyBehaviour[] _chain;
    private readonly TimeProvider _time;
    private LoopbackServer? _server;
    private long _sequence;

    private AwsProxy(Uri upstream, AwsProxyOptions options)
    {
        _upstream = new Upstream(upstream);
        _wire = new AwsWire(upstream, options.CredentialsOf);
        _time = options.Time;
        _backups = new BackupSemantics(options.Backups, _wire, options.Time);
        _tables = new TableSemantics(options.Exports, _wire, options.Time);
        Trail = new IamTrail(_wire, _accounts, options.Time);
        var iam = new IamFacts(_wire, options.Iam.TrustsListings);
        Ledger = new CallLedger(_accounts, new CallResources(iam, new OrganizationFacts(_wire)));
        _chain =
        [
            Log, _accounts, Ledger, Canned, .. options.Behaviours,
            new LaggingTables(options.TableListingLag, _wire), _backups, new TagSemantics(options.Time), new BareAnswers(),
            Trail, new IamSemantics(options.Iam, iam, options.Time), .. _tables.Behaviours,
            new S3Listings(_wire, options.CredentialsOf),
        ];
    }

    public Uri Address => _server!.Address;

    public CallLog Log { get; } = new();

    /// <summary>The same calls as IAM weighs them.</summary>
    public CallLedger Ledger { get; }

    /// <summary>Writes at stated times, for exports of a past that a test has no time to live through.</summary>
    public TableHistory History => _tables.History;

    public CannedAnswers Canned { get; } = new();

    /// <summary>Tells a queue of IAM's writes, once it is told which queue.</summary>
    public IamTrail Trail { get; }

    public static async Task<AwsProxy> StartAsync(
        Uri upstream, AwsProxyOptions? options = null, CancellationToken cancellation = default)
    {
        var proxy = new AwsProxy(upstream, options ?? new AwsProxyOptions());
        proxy._server = await LoopbackServer.StartAsync(proxy.ServeAsync, cancellation);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await Trail.DisposeAsync();
        _tables.Dispose();
        _backups.Dispose();
        _wire.Dispose();
        _upstream.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            var call = await ProxyHttp.ReadAsync(context, Interlocked.Increment(ref _sequence), _time, _accounts);
            await RunAsync(0, call, context);
            await ProxyHttp.WriteAsync(context, call.Answer ?? ProxyAnswer.Reset);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody waits for an answer.
        }
        catch (HttpRequestException e) when (!context.Response.HasStarted)
        {
            await ProxyHttp.WriteAsync(context, ProxyAnswer.Of(502, "text/plain", $"the emulator does not answer: {e.Message}"));
        }
    }

    private async Task RunAsync(int link, ProxyCall call, HttpContext context)
    {
        if (link < _chain.Length)
        {
            await _chain[link].HandleAsync(call, () => RunAsync(link + 1, call, context));
            return;
        }

        call.Answer = call.IsStreamed ? await _upstream.StreamAsync(context) : await _upstream.AskAsync(context, call);
    }
}
