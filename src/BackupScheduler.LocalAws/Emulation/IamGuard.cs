using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>
/// IAM enforcement in the emulator, for proofs: while it is on, each call must be signed, and its signer's policies must allow it.
/// It holds for the whole emulator, whoever calls.
/// </summary>
/// <remarks>
/// The emulator weighs actions only. It takes the resource of nearly every call, all of DynamoDB's included, for `*`: a Deny with a
/// narrower Resource is ignored and an Allow with one never grants. It ignores conditions, boundaries and SCPs.
/// </remarks>
public sealed class IamGuard(Uri emulator)
{
    private const string Control = "moto-api/reset-auth";

    /// <summary>Enforcement until the answer is disposed.</summary>
    public async Task<IAsyncDisposable> EnforceAsync(CancellationToken cancellation = default)
    {
        await SetAsync("0", cancellation);
        return new Enforcement(this);
    }

    /// <summary>Calls signed by this key, straight at the emulator. What is not allowed is an <see cref="AwsWireException"/> with status 403.</summary>
    public AwsWire As(AwsCredentials credentials) => new(emulator, credentials);

    private async Task SetAsync(string freeCalls, CancellationToken cancellation)
    {
        using var wire = new AwsWire(emulator);
        await wire.ControlAsync(Control, freeCalls, cancellation);
    }

    private sealed class Enforcement(IamGuard guard) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await guard.SetAsync("inf", CancellationToken.None);
    }
}
