using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Trials;

/// <summary>Whether something was made. An answer that is lost has made it too; a refusal has not, and what has the name then is not ours.</summary>
internal sealed class Making
{
    /// <summary>Whether it may be there, and has to be removed.</summary>
    public bool MayExist { get; private set; }

    /// <summary>Whether AWS has said that it is made.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>For what is made among other things: a refusal of one does not tell of the others.</summary>
    public async Task<T> AmongAsync<T>(Func<Task<T>> work)
    {
        MayExist = true;
        var done = await work();
        IsConfirmed = true;
        return done;
    }

    /// <summary>For a single call that makes it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> make)
    {
        var mayHaveExisted = MayExist;
        try
        {
            MayExist = true;
            var made = await make();
            IsConfirmed = true;
            return made;
        }
        catch (ServiceFailureException e) when (e.Kind != FailureKind.Transient)
        {
            MayExist = mayHaveExisted;
            throw;
        }
    }
}
