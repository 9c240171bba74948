using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>Randomness without a state: the n-th draw is the same whatever was drawn before it, and by whom.</summary>
internal static class SeededDraw
{
    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public static double At(int seed, string what, long number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {what} {number}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1L << 53);
    }
}
