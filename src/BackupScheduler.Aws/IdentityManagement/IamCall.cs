using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>Runs calls of IAM; their failures become <see cref="ServiceFailureException"/>, or an answer where a refusal is one.</summary>
internal static class IamCall
{
    public const string NoSuchEntity = "NoSuchEntity", EntityAlreadyExists = "EntityAlreadyExists", DeleteConflict = "DeleteConflict",
        LimitExceeded = "LimitExceeded", UnmodifiableEntity = "UnmodifiableEntity";

    /// <summary>Runs a call.</summary>
    /// <param name="operation">What a denial is to name, such as <c>GetRole</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<T> RunAsync<T>(string operation, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await AwsFailure.TranslateAsync(call, cancellation);
        }
        // A session of a role that was deleted, and perhaps made again since: the next one is of the new role, if there is one.
        catch (ServiceFailureException e) when (ErrorCodes.UnknownCaller.Contains(e.Code))
        {
            throw new ServiceFailureException(FailureKind.Transient, e.Code, Name(operation, e.Message), e);
        }
        // IAM knows no Regions: a service control policy that stands against a call of IAM closes that call, not a Region.
        catch (ServiceFailureException e) when (e.Kind is FailureKind.AccessDenied or FailureKind.RegionUnavailable)
        {
            throw new ServiceFailureException(FailureKind.AccessDenied, e.Code, Name(operation, e.Message), e);
        }
    }

    /// <summary>Runs a call whose refusal with this code is an answer like any other.</summary>
    public static async Task<T> RunAsync<T>(
        string operation, Func<Task<T>> call, string refusal, T refused, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(operation, call, cancellation);
        }
        catch (ServiceFailureException e) when (e.Code == refusal)
        {
            return refused;
        }
    }

    /// <summary>Runs a call of which several refusals are answers.</summary>
    /// <param name="operation">What a denial is to name.</param>
    /// <param name="call">The call.</param>
    /// <param name="answerTo">The answer that a refusal's code stands for; null for a failure.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<T> RunAsync<T>(
        string operation, Func<Task<T>> call, Func<string, T?> answerTo, CancellationToken cancellation)
        where T : struct
    {
        try
        {
            return await RunAsync(operation, call, cancellation);
        }
        catch (ServiceFailureException e) when (answerTo(e.Code) is not null)
        {
            return answerTo(e.Code)!.Value;
        }
    }

    // Most denials name it by themselves.
    private static string Name(string operation, string message) =>
        message.Contains($"iam:{operation}", StringComparison.OrdinalIgnoreCase) ? message : $"iam:{operation}: {message}";
}
